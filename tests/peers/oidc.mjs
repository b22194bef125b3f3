// A real authorization server for tests: code with PKCE, rotating refresh tokens, device codes.
// node tests/peers/oidc.mjs PORT
import Provider from 'oidc-provider';

const port = Number(process.argv[2]);
const native = { token_endpoint_auth_method: 'none', application_type: 'native' };

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [
    {
      ...native,
      client_id: 'desktop',
      redirect_uris: ['http://127.0.0.1/callback'],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
    },
    {
      ...native,
      client_id: 'device',
      redirect_uris: [],
      grant_types: ['urn:ietf:params:oauth:grant-type:device_code', 'refresh_token'],
      response_types: [],
    },
    {
      client_id: 'team',
      client_secret: 'secret-of-the-team',
      token_endpoint_auth_method: 'client_secret_post',
      application_type: 'native',
      redirect_uris: [process.argv[3] || 'http://127.0.0.1/none'],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
    },
  ],
  pkce: { required: (_ctx, client) => client.clientId !== 'team' },
  scopes: ['openid', 'offline_access', 'profile', 'email'],
  claims: { openid: ['sub'], profile: ['name'], email: ['email'] },
  features: {
    devInteractions: { enabled: true },
    deviceFlow: { enabled: true },
    revocation: { enabled: true },
  },
  rotateRefreshToken: true,
  issueRefreshToken: async (_ctx, client, code) =>
    client.grantTypeAllowed('refresh_token') && code.scopes.has('offline_access'),
  findAccount: async (_ctx, id) => ({
    accountId: id,
    claims: async () => ({ sub: id, name: `Person ${id}`, email: `${id}@example.org` }),
  }),
  ttl: { AccessToken: 3600, RefreshToken: 86400, DeviceCode: 600 },
});

provider.listen(port, '127.0.0.1', () => console.log('oidc-provider is listening'));
