"""Property tests measure nothing: a busy machine must not fail them."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("steady", deadline=None)
settings.load_profile("steady")
