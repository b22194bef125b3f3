// A real authorization server that speaks as Microsoft Entra does, as far as an app can see: a directory's name in every
// address, HTTPS, an id token each time, a refresh token for whoever asks to stay, "select_account".
// node tests/peers/entra.mjs PORT PEM
import fs from 'node:fs';
import https from 'node:https';
import Provider from 'oidc-provider';

const [port, pem] = [Number(process.argv[2]), fs.readFileSync(process.argv[3])];
const home = '/fabrikam/v2.0';
const device = 'urn:ietf:params:oauth:grant-type:device_code';
const native = { token_endpoint_auth_method: 'none', application_type: 'native' };
const of = (resource, ...names) => names.map((name) => `${resource}/${name}`);
const named = [
  ...of('499b84ac-1321-427f-aa17-267ca6975798', 'vso.work', 'vso.work_write', 'vso.profile'),
  ...of('https://graph.microsoft.com', 'ChannelMessage.Send', 'Team.ReadBasic.All', 'Channel.ReadBasic.All'),
];

const provider = new Provider(`https://127.0.0.1:${port}${home}`, {
  clients: [
    {
      ...native,
      client_id: 'desktop',
      redirect_uris: ['http://localhost/callback'],
      grant_types: ['authorization_code', 'refresh_token', device],
      response_types: ['code'],
    },
  ],
  pkce: { required: () => true },
  scopes: ['openid', 'offline_access', 'profile', ...named],
  claims: { openid: ['sub'], profile: ['name'] },
  features: { devInteractions: { enabled: true }, deviceFlow: { enabled: true } },
  rotateRefreshToken: true,
  issueRefreshToken: async () => true,
  findAccount: async (_ctx, id) => ({
    accountId: id,
    claims: async () => ({ sub: id, name: `Person ${id}` }),
  }),
  ttl: { AccessToken: 3600, RefreshToken: 86400, DeviceCode: 600, IdToken: 3600 },
});

// Entra asks which account; this server's word for a page that cannot be skipped is "consent".
provider.use(async (ctx, next) => {
  if (ctx.query.prompt === 'select_account') ctx.query = { ...ctx.query, prompt: 'consent' };
  await next();
});

const answer = provider.callback();
https
  .createServer({ key: pem, cert: pem }, (request, response) => {
    request.originalUrl = request.url;
    // Its own pages for people (/interaction/...) know of no directory.
    if (request.url.startsWith(home)) request.url = request.url.slice(home.length);
    answer(request, response);
  })
  .listen(port, '127.0.0.1', () => console.log('oidc-provider is listening'));
