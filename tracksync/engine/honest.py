"""The honest account of a running engine, for the Privacy page and `tracksync privacy` alike."""

from __future__ import annotations

from tracksync.engine.engine import Engine
from tracksync.services.personal.privacy import Honest, PrivacyService, Surroundings


def account(engine: Engine) -> Honest:
    """Tell what is captured now, stored here and sent to others; STORE, READ or COMMANDS lane."""
    parts = engine.parts
    manifests = {service: known.manifest for service, known in parts.integrations.items()}
    around = Surroundings(
        folder=parts.profile.folder,
        log=parts.log_path,
        keystore=parts.keystore.name,
        activity_source=engine.running.ticking.source_name,
        session_source=engine.running.session_name,
        is_watching=engine.is_watching,
        titles={service: manifest.title for service, manifest in manifests.items()},
        channels={service for service, manifest in manifests.items() if manifest.is_channel},
    )
    return PrivacyService(engine.services.recorder).account(around)
