"""Opening a file: sent as itself, never as a page of this site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import FileResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cchc.files.kinds import KINDS
from cchc.files.models import File
from cchc.web.access import get_or_404

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponseBase

#: What is sent may neither run, nor load, nor reach this site.
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'; sandbox"
)


@require_safe
def download(request: HttpRequest, pk: int) -> HttpResponseBase:
    """A file, saved or (``?xem=1``, PDF and pictures alone) shown; 404 for a stranger, 410 where it was removed."""
    file = get_or_404(File.objects.visible_to(request.user), pk=pk)  # type: ignore[arg-type]
    if file.removed_at is not None:
        return render(request, "files/removed.html", {"file": file}, status=410)
    kind = KINDS[file.kind]
    show = kind.shown and request.GET.get("xem") == "1"
    # HTML goes out as plain bytes: whatever a browser makes of a saved file, it never opens one here.
    media_type = "application/octet-stream" if kind.code == "html" else kind.media_type
    response = FileResponse(
        file.path.open("rb"), as_attachment=not show, filename=file.name, content_type=media_type
    )
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    return response
