"""Settings of one installation, all from the environment; the same for a laptop and a server.

Whether HTTPS rules hold follows the scheme of SITE_URL. What each variable means stands in docs/deploy.md.
"""

from __future__ import annotations

import zoneinfo
from pathlib import Path
from urllib.parse import urlsplit

from config import environment

# The tzdata package wins over the system's copy, which is often a year old: Kazakhstan's change of 2024 must hold.
# Zones loaded before this line keep their old rules, hence the cleared cache.
zoneinfo.reset_tzpath(to=())
zoneinfo.ZoneInfo.clear_cache()

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = environment.folder("VAR_DIR", BASE_DIR / "var")

# --- Where the site lives
SITE_URL = environment.site("SITE_URL", "http://127.0.0.1:8000")
_host = urlsplit(SITE_URL).hostname
IS_HTTPS = urlsplit(SITE_URL).scheme == "https"
SITE_NAME = environment.text("SITE_NAME", "") or "Open Court"
ALLOWED_HOSTS = sorted({_host, *environment.hosts("ALLOWED_HOSTS")})
# Nobody but this very machine can reach it, whatever host name somebody claims to ask for.
IS_LOCAL = (
    _host in ("127.0.0.1", "localhost")
    and [_host] == ALLOWED_HOSTS
    and environment.text("BIND", "127.0.0.1").startswith(("127.0.0.1", "localhost"))
)
if _host in ("127.0.0.1", "localhost"):
    ALLOWED_HOSTS += ["127.0.0.1", "localhost", "[::1]"]
MIRRORS = environment.sites("MIRRORS")
# What readers check a copy with, and where a machine that makes copies has the key to sign them.
SIGNING_PUBLIC_KEY = environment.text("SIGNING_PUBLIC_KEY", "")
SIGNING_KEY_FILE = environment.file("SIGNING_KEY_FILE")
# What readers get when the database is gone: a mirror built on this machine.
MIRROR_DIR = environment.file("MIRROR_DIR")

SECRET_KEY = environment.secret("SECRET_KEY", kept_in=VAR_DIR / "secret-key")
DEBUG = False

# --- Apps
INSTALLED_APPS = [
    "config.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "simple_history",
    "offices",
    "defendants",
    "hearings",
]
AUTH_USER_MODEL = "offices.Editor"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

MIDDLEWARE = [
    "config.counting.CountingMiddleware",
    "config.answers.AnswersMiddleware",
    "config.headers.HeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "config.headers.PlainRequestMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.language.LanguageMiddleware",
    "config.failures.UnshownMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "config.validators.ValidatorsMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "config.turns.TurnsMiddleware",
    "config.desk.DeskSessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "config.desk.DeskAuthMiddleware",
    "config.desk.DeskSecondFactorMiddleware",
    "config.desk.DeskClockMiddleware",
    "config.desk.DeskMessageMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
INSTALLED_APPS += ["django.forms"]

# --- Database
DATABASES = {"default": environment.database("DATABASE_URL", sqlite_path=VAR_DIR / "opencourt.sqlite3")}

# --- A process for readers alone: no desk, no log-in, and a connection that cannot write.
ROLE = environment.choice("ROLE", "whole", ("whole", "public"))
if ROLE == "public":
    ROOT_URLCONF = "config.public_urls"
    INSTALLED_APPS = [
        app
        for app in INSTALLED_APPS
        if app not in ("config.apps.DeskConfig", "django.contrib.sessions", "django.contrib.messages")
    ]
    MIDDLEWARE = [name for name in MIDDLEWARE if not name.startswith(("config.desk.", "config.turns."))]
    TEMPLATES[0]["OPTIONS"]["context_processors"] = ["django.template.context_processors.request"]
    DATABASES = {"default": environment.read_only(DATABASES["default"])}

# --- Answers kept in the memory of each process; 0 keeps none.
KEPT_ANSWERS_MB = environment.number("KEPT_ANSWERS_MB", 64)

# --- For the operator: what a program sends to read /metrics, nothing without one; and whose date is the last backup's.
METRICS_TOKEN = environment.token("METRICS_TOKEN")
LAST_BACKUP = VAR_DIR / "last-backup"
# What each mirror was given last (hearings.handover).
HANDOVER = VAR_DIR / "handover"

# --- Languages: the default one at `/`, every other under its prefix; a further one is a line here and a catalogue.
LOCALE_PATHS = [BASE_DIR / "locale"]
LANGUAGE_CODE = environment.languages("DEFAULT_LANGUAGE", "en", LOCALE_PATHS[0])[0]
LANGUAGE_NAMES = {"en": "English", "ru": "Русский", "kk": "Қазақша", "be": "Беларуская", "uk": "Українська"}
LANGUAGES = [
    (code, LANGUAGE_NAMES.get(code, code))
    for code in environment.languages("LANGUAGES", "kk,ru,en", LOCALE_PATHS[0])
]
if LANGUAGE_CODE not in dict(LANGUAGES):
    LANGUAGES.append((LANGUAGE_CODE, LANGUAGE_NAMES.get(LANGUAGE_CODE, LANGUAGE_CODE)))
# Which language's text stands in when one is missing; then the others in the order of LANGUAGES.
FALLBACK_LANGUAGES = {"kk": ["ru", "en"], "ru": ["kk", "en"], "en": ["ru", "kk"], "be": ["ru", "en"]}
# The second fills what our dependencies leave in English; the first wins.
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale" / "dependencies"]
FORMAT_MODULE_PATH = ["config.formats"]
USE_I18N = True

# --- Time: UTC inside; every hour readers see is a court's own.
USE_TZ = True
TIME_ZONE = "UTC"
DEFAULT_ZONE = environment.zone("DEFAULT_ZONE", "Asia/Almaty")

# --- History of rows: asked by row, never by date.
SIMPLE_HISTORY_DATE_INDEX = False

# --- Static files
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_ALLOW_ALL_ORIGINS = False

# --- Safety: HTTPS rules follow the site's own scheme; the headers of every answer stand in config/headers.py.
SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_HSTS_SECONDS = 63072000 if IS_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = IS_HTTPS
SECURE_HSTS_PRELOAD = IS_HTTPS
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "no-referrer"  # HeadersMiddleware: same-origin at the desk.
SECURE_CROSS_ORIGIN_OPENER_POLICY = None
BEHIND_PROXY = environment.choice("BEHIND_PROXY", "no", ("yes", "no")) == "yes"
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_NAME = "__Host-session" if IS_HTTPS else "session"
SESSION_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_ENGINE = "offices.sessions"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_IDLE = 60 * environment.number("SESSION_IDLE_MINUTES", 60, least=1)
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_NAME = "__Host-csrf" if IS_HTTPS else "csrf"
CSRF_COOKIE_SECURE = IS_HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "config.desk.form_refused"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 14}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "admin:login"
SECOND_FACTOR_REQUIRED = environment.second_factor("SECOND_FACTOR", only_here=not IS_HTTPS and IS_LOCAL)
# Wrong codes are counted with wrong passwords (offices.throttle), where no stranger can lock an editor out.
OTP_TOTP_THROTTLE_FACTOR = OTP_STATIC_THROTTLE_FACTOR = 0

# --- Logs: never a reader's address, agent or query. As JSON not even which page it was, but for its route's name.
LOGS = environment.choice("LOGS", "json", ("json", "plain", "requests"))
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"},
        "json": {"()": "config.logs.JSONLines"},
        "bare": {"format": "{message}", "style": "{"},
    },
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "plain" if LOGS == "plain" else "json"},
        "accounts": {"class": "logging.StreamHandler", "formatter": "bare"},
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django.request": {"level": "ERROR"},
        "opencourt.requests": {"level": "INFO"},
        "opencourt.accounts": {"handlers": ["accounts"], "level": "INFO", "propagate": False},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        # Django leaves it to the server to drop the body of an answer to HEAD, and this one warns of it each time.
        "gunicorn.http.wsgi": {"level": "ERROR"},
    },
}
