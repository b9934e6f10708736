"""Django's settings, made from `options`. Django's own translations serve the accounts admin alone; ours are kernel.i18n's."""

# Charter: web conf settings
from __future__ import annotations

from pathlib import Path

from infodrill.web.conf.database import database
from infodrill.web.conf.options import options
from infodrill.web.conf.signing import secret
from infodrill.web.conf.statics import digest_of

OPTIONS = options()
HERE = Path(__file__).resolve().parents[1]

SECRET_KEY = secret(OPTIONS)
DEBUG = OPTIONS.debug
ALLOWED_HOSTS = [
    "127.0.0.1",
    "localhost",
    "[::1]",
    *(part.strip() for part in OPTIONS.hosts.split(",") if part.strip()),
]
DATABASES = {"default": database(OPTIONS)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "infodrill.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "infodrill.web.middleware.policy.content_policy",
    "infodrill.web.middleware.compressing.CompressedFiles",
    "infodrill.web.middleware.watching.watch_requests",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "infodrill.web.middleware.language.choose_language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "infodrill.web.middleware.letters.KeptLetters",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "infodrill.web.accounts.known.remember",
    "infodrill.web.accounts.gate.keep_staff_doors",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "infodrill.web.urls"
ASGI_APPLICATION = "infodrill.web.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "infodrill.web.frame.frame",
            ],
            "builtins": ["infodrill.web.templatetags.infodrill"],
        },
    }
]

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# Cut by tools/faces.py, beside the package: in the wheel, and in src where run.py sets up.
FACES = HERE.parents[1] / "infodrill_faces"
STATIC_URL = f"/static/{digest_of((HERE / 'static', FACES))}/"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
STATICFILES_DIRS = [("infodrill/fonts", FACES)]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

SESSION_COOKIE_AGE = OPTIONS.session_hours * 3600
SESSION_SAVE_EVERY_REQUEST = False
SESSION_COOKIE_NAME = "infodrill_session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "infodrill_csrf"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "infodrill.web.refusals.csrf_failed"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if OPTIONS.https:
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True

DATA_UPLOAD_MAX_MEMORY_SIZE = 512 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
FILE_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 12 * 3600  # the one-time link that `serve` prints
LOGIN_URL = "/sign-in"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "infodrill.web.logs.JsonLines"}},
    "handlers": {
        "log": {
            "class": "logging.FileHandler",
            "filename": OPTIONS.log_file,
            "encoding": "utf-8",
            "formatter": "json",
        }
        if OPTIONS.log_file
        else {"class": "logging.StreamHandler", "formatter": "json"}
    },
    "root": {"handlers": ["log"], "level": OPTIONS.log_level},
    "loggers": {
        "django.server": {"handlers": ["log"], "level": "WARNING", "propagate": False},
        # It repeats what stands in strangers' files.
        "pypdf": {"level": "CRITICAL"},
        # It tells the ids of passkeys.
        "fido2": {"level": "WARNING"},
        # Its greetings in English are for nobody.
        "uvicorn.error": {"level": "WARNING"},
        "uvicorn.access": {"handlers": [], "propagate": False},
    },
}
