"""The secret key: kept in a file that only its owner reads, or given by the environment."""

from __future__ import annotations

from django.conf import settings

from cchc.doctor.finding import Finding

PLACE = 40
NAME = "Khoá bí mật"
SHORTEST = 50


def look() -> Finding:
    """Where the key comes from, and who may read it."""
    path = settings.DATA_DIR / "secret-key"
    if settings.ENV["CCHC_SECRET_KEY"]:
        if len(settings.SECRET_KEY) < SHORTEST:
            return Finding(NAME, "warning", "CCHC_SECRET_KEY quá ngắn", f"Dùng từ {SHORTEST} ký tự trở lên.")
        return Finding(NAME, "ok", "lấy từ CCHC_SECRET_KEY")
    if path.exists() and path.stat().st_mode & 0o077:
        return Finding(NAME, "warning", f"{path} người khác đọc được", f"Chạy: chmod 600 {path}")
    return Finding(NAME, "ok", f"{path}, chỉ chủ sở hữu đọc được")
