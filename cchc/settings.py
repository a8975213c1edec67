"""Every setting of an installation, read from the environment here and nowhere else.

A value that is wrong, or a ``CCHC_`` name that does not exist, stops the start with one sentence. The page
docs/reference/settings.md is drawn from ``SETTINGS``; a test holds the two together.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import dj_database_url
import fontpkg_be_vietnam_pro
from django.core.exceptions import ImproperlyConfigured

from cchc.secret import kept_secret

if TYPE_CHECKING:
    from collections.abc import Callable


def _text(value: str) -> str:
    return value


def _flag(value: str) -> bool:
    if value.lower() in {"1", "true", "yes", "on"}:
        return True
    if value.lower() in {"0", "false", "no", "off", ""}:
        return False
    raise ValueError("1 or 0")


def _count(value: str) -> int:
    number = int(value)
    if number < 0:
        raise ValueError("a whole number, 0 or more")
    return number


def _names(value: str) -> list[str]:
    return [name.strip() for name in value.split(",") if name.strip()]


def _day(value: str) -> str:
    from datetime import date

    if value:
        date.fromisoformat(value)
    return value


def _judged(value: str) -> str:
    if value not in {"handed_in", "document"}:
        raise ValueError("handed_in or document")
    return value


@dataclass(frozen=True)
class Setting:
    """One name of the environment: how it is read, its default as text, what it does."""

    name: str
    read: Callable[[str], Any]
    default: str
    allowed: str
    help: str


SETTINGS = (
    Setting("CCHC_DATA_DIR", _text, "var", "a folder", "Where the database, files and secrets are kept."),
    Setting(
        "CCHC_DATABASE_URL",
        _text,
        "",
        "sqlite:///PATH or postgres://USER:PASSWORD@HOST:PORT/NAME",
        "The database; empty means SQLite in the data folder.",
    ),
    Setting(
        "CCHC_SECRET_KEY",
        _text,
        "",
        "50 characters or more",
        "Signs sessions; empty means made on first run and kept in the data folder.",
    ),
    Setting(
        "CCHC_ALLOWED_HOSTS",
        _names,
        "localhost,127.0.0.1,[::1]",
        "host names parted by commas",
        "The names this site answers to.",
    ),
    Setting("CCHC_DEBUG", _flag, "0", "1 or 0", "Shows errors in full; for developers only."),
    Setting(
        "CCHC_HTTPS", _flag, "0", "1 or 0", "The site is reached by HTTPS: cookies are secure, HSTS is sent."
    ),
    Setting(
        "CCHC_TODAY", _day, "", "YYYY-MM-DD", "Fixes the day for a demonstration; empty means the clock."
    ),
    Setting("CCHC_SITE_URL", _text, "http://localhost:8000", "a URL", "How links in e-mail begin."),
    Setting("CCHC_SESSION_HOURS", _count, "9", "a whole number", "Hours of rest after which a session ends."),
    Setting("CCHC_LOCK_AFTER", _count, "5", "a whole number", "Failed sign-ins that lock a name."),
    Setting("CCHC_LOCK_MINUTES", _count, "15", "a whole number", "How long a locked name stays locked."),
    Setting("CCHC_UPLOAD_MB", _count, "50", "a whole number", "The largest file taken, in MB."),
    Setting(
        "CCHC_BEFORE_EXCLUDES",
        _flag,
        "0",
        "1 or 0",
        "“Trước ngày X” ends the day before X; else a result on day X is on time. For documents entered from now.",
    ),
    Setting(
        "CCHC_DAY_OFF_ROLLS",
        _flag,
        "0",
        "1 or 0",
        "A deadline on a day off goes on to the next working day (Civil Code 2015, art. 148.5).",
    ),
    Setting(
        "CCHC_ON_TIME_BY",
        _judged,
        "handed_in",
        "handed_in or document",
        "The day that makes a result on time: of handing in, or of the signed document that approves it.",
    ),
    Setting(
        "CCHC_EXTENSIONS_AT_MOST", _count, "2", "a whole number", "How often one deadline may be extended."
    ),
    Setting(
        "CCHC_RISK_WORKING_DAYS",
        _count,
        "5",
        "a whole number",
        "A task is at risk this many working days before its deadline, or fewer, when no progress is reported.",
    ),
    Setting(
        "CCHC_RISK_QUIET_DAYS",
        _count,
        "10",
        "a whole number",
        "Without progress means: none reported in so many days.",
    ),
    Setting(
        "CCHC_API_PER_MINUTE",
        _count,
        "120",
        "a whole number",
        "Requests that one token may make in a minute.",
    ),
    Setting("CCHC_EMAIL_HOST", _text, "", "a host name", "The SMTP server; empty sends no e-mail."),
    Setting("CCHC_EMAIL_PORT", _count, "25", "a port", "The SMTP server's port."),
    Setting("CCHC_EMAIL_USER", _text, "", "a name", "The name to sign in to the SMTP server with."),
    Setting("CCHC_EMAIL_PASSWORD", _text, "", "a password", "Its password."),
    Setting("CCHC_EMAIL_TLS", _flag, "0", "1 or 0", "STARTTLS to the SMTP server."),
    Setting(
        "CCHC_GATEWAY_DIR",
        _text,
        "",
        "a folder",
        "Where messages are written for an SMS or Zalo gateway to fetch; empty writes none.",
    ),
    Setting("CCHC_EMAIL_FROM", _text, "cchc@localhost", "an address", "Who e-mail comes from."),
)


def read_settings(environ: Any) -> dict[str, Any]:
    """The value of every setting, or ImproperlyConfigured with one sentence naming the bad one."""
    known = {setting.name for setting in SETTINGS}
    for name in environ:
        if name.startswith("CCHC_") and name not in known:
            raise ImproperlyConfigured(f"{name} is no setting of cchc; see docs/reference/settings.md.")
    values = {}
    for setting in SETTINGS:
        raw = environ.get(setting.name, setting.default)
        try:
            values[setting.name] = setting.read(raw)
        except ValueError as error:
            raise ImproperlyConfigured(f"{setting.name}={raw!r}: allowed is {setting.allowed}.") from error
    return values


def database(url: str, data_dir: Path) -> dict[str, Any]:
    """The database table of Django: SQLite tuned for one busy machine, or what the URL says."""
    url = url or f"sqlite:///{data_dir / 'cchc.sqlite3'}"
    try:
        found: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True))
    except (ValueError, KeyError) as error:
        raise ImproperlyConfigured(
            "CCHC_DATABASE_URL: allowed is sqlite:///PATH or postgres://USER:PASSWORD@HOST:PORT/NAME."
        ) from error
    if "sqlite" in found["ENGINE"]:
        # Writers begin immediate, so that two of them wait for each other instead of failing half way. The file is
        # mapped up to the most that SQLite takes: a part beyond the mapping is copied at each reading.
        found["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-20000; "
            "PRAGMA mmap_size=2147418112;",
        }
    elif "postgresql" not in found["ENGINE"]:
        raise ImproperlyConfigured("CCHC_DATABASE_URL: SQLite and PostgreSQL are the databases supported.")
    return found


ENV = read_settings(os.environ)
BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = (BASE_DIR / ENV["CCHC_DATA_DIR"]).resolve()
DATA_DIR.mkdir(parents=True, exist_ok=True)
FILES_DIR = DATA_DIR / "files"
FACTS_DIR = BASE_DIR / "data"

DEBUG = ENV["CCHC_DEBUG"]
SECRET_KEY = ENV["CCHC_SECRET_KEY"] or kept_secret(DATA_DIR / "secret-key")
ALLOWED_HOSTS = ENV["CCHC_ALLOWED_HOSTS"]
SITE_URL = ENV["CCHC_SITE_URL"].rstrip("/")
FIXED_TODAY = ENV["CCHC_TODAY"]
CSRF_TRUSTED_ORIGINS = [SITE_URL] if SITE_URL.startswith("https://") else []

INSTALLED_APPS = [
    "whitenoise.runserver_nostatic",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "axes",
    "django_tasks",
    "django_tasks_db",
    "cchc.web",
    "cchc.audit",
    "cchc.workcal",
    "cchc.units",
    "cchc.accounts",
    "cchc.files",
    "cchc.notices",
    "cchc.indicators",
    "cchc.tasks",
    "cchc.directives",
    "cchc.assessment",
    "cchc.home",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "cchc.web.headers.SecurityHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "cchc.web.language.ChosenLanguage",
    "cchc.web.interface_refusals.InterfaceRefusals",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "cchc.accounts.gate.SignInGate",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
    "cchc.web.refusals.Refusals",
]

ROOT_URLCONF = "cchc.urls"
WSGI_APPLICATION = "cchc.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "cchc.web.frame.frame",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "cchc.web.templatetags.cchc",
            ],
        },
    }
]
FORM_RENDERER = "cchc.web.forms.Renderer"

DATABASES = {"default": database(ENV["CCHC_DATABASE_URL"], DATA_DIR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "home:today"
LOGOUT_REDIRECT_URL = "accounts:sign_in"

SESSION_COOKIE_AGE = ENV["CCHC_SESSION_HOURS"] * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENV["CCHC_HTTPS"]
SECURE_HSTS_SECONDS = 31536000 if ENV["CCHC_HTTPS"] else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENV["CCHC_HTTPS"] else None
X_FRAME_OPTIONS = "DENY"

AXES_FAILURE_LIMIT = ENV["CCHC_LOCK_AFTER"]
AXES_COOLOFF_TIME = ENV["CCHC_LOCK_MINUTES"] / 60
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_LOCKOUT_TEMPLATE = "accounts/locked.html"
# The name alone is what is locked: behind one office's router a whole town hall shares an address.
SILENCED_SYSTEM_CHECKS = ["axes.W006"]
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "cchc" / "locale"]
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
FORMAT_MODULE_PATH = ["cchc.web.formats"]
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATIC_ROOT.mkdir(exist_ok=True)
# The type on screen comes from a package, so that a closed network needs no font server.
STATICFILES_DIRS = [("fonts", fontpkg_be_vietnam_pro.ROOT / "files")]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

BEFORE_EXCLUDES = ENV["CCHC_BEFORE_EXCLUDES"]
DAY_OFF_ROLLS = ENV["CCHC_DAY_OFF_ROLLS"]
ON_TIME_BY = ENV["CCHC_ON_TIME_BY"]
EXTENSIONS_AT_MOST = ENV["CCHC_EXTENSIONS_AT_MOST"]
RISK_WORKING_DAYS = ENV["CCHC_RISK_WORKING_DAYS"]
RISK_QUIET_DAYS = ENV["CCHC_RISK_QUIET_DAYS"]
API_PER_MINUTE = ENV["CCHC_API_PER_MINUTE"]
UPLOAD_LIMIT = ENV["CCHC_UPLOAD_MB"] * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "cchc.files.limit.LimitedUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_TEMP_DIR = None
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = ENV["CCHC_EMAIL_HOST"]
EMAIL_PORT = ENV["CCHC_EMAIL_PORT"]
EMAIL_HOST_USER = ENV["CCHC_EMAIL_USER"]
EMAIL_HOST_PASSWORD = ENV["CCHC_EMAIL_PASSWORD"]
EMAIL_USE_TLS = ENV["CCHC_EMAIL_TLS"]
EMAIL_TIMEOUT = 20
GATEWAY_DIR = ENV["CCHC_GATEWAY_DIR"]
DEFAULT_FROM_EMAIL = SERVER_EMAIL = ENV["CCHC_EMAIL_FROM"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"cchc": {"level": "INFO"}},
}
