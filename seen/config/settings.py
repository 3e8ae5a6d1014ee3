"""Settings. What an installation may change comes from the environment (docs/how-to/install.md names it all)."""

import os
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF

from seen.config.databases import databases
from seen.config.keys import key

ROOT = Path(__file__).resolve().parent.parent.parent
HOME = Path(os.environ.get("SEEN_HOME", ROOT / "var"))
REHEARSAL = os.environ.get("SEEN_REHEARSAL", "") == "1"
PARTNERSHIP = os.environ.get("SEEN_PARTNERSHIP", "llr")
POSTCODE_TABLE = os.environ.get("SEEN_POSTCODES", "")  # a file of postcodes and how deprived each area is
INSTRUMENTS = Path(os.environ.get("SEEN_INSTRUMENTS", HOME / "instruments"))  # a partnership's own assessment tools

SECRET_KEY = key("secret", home=HOME)
AUDIT_KEY = key("audit", home=HOME)
AUDIT_HEADS = HOME / "audit-heads.jsonl"

DEBUG = False
ALLOWED_HOSTS = os.environ.get("SEEN_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
HTTPS = os.environ.get("SEEN_HTTPS", "") == "1"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "seen.kit.audit",
    "seen.kit.documents",
    "seen.kit.jobs",
    "seen.kit.pages",
    "seen.apps.identity",
    "seen.apps.people",
    "seen.apps.casefile",
    "seen.apps.chronology",
    "seen.apps.sharing",
    "seen.apps.patterns",
    "seen.apps.assessments",
    "seen.overview",
    *(["seen.rehearsal"] if REHEARSAL else []),
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "seen.apps.identity.handed_over.Lock",
    "seen.kit.access.refusals.RefusalPages",
    "seen.apps.identity.sessions.SessionRules",
]
ROOT_URLCONF = "seen.config.urls"
WSGI_APPLICATION = "seen.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES: dict[str, dict[str, Any]] = databases(HOME)
# Counts of failed sign-ins, shared by every process of the service. The many keys are for many addresses at once.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": HOME / "cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}

TEMPLATES = [
    {
        "BACKEND": "seen.kit.pages.jinja.Templates",
        "NAME": "jinja",
        "DIRS": [],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "seen.kit.pages.jinja.environment",
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "seen.overview.frame.frame",
            ],
        },
    },
    # allauth's own templates exist only in Django's language; ours are found first, these are never shown.
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    },
]

AUTH_USER_MODEL = "identity.User"
AUTHENTICATION_BACKENDS = ["seen.apps.identity.backend.Backend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    # Length 12 and a list of common passwords: ASVS 5.0 6.2.1 and 6.2.4 (no rules on which characters).
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_ADAPTER = "seen.apps.identity.accounts.Accounts"
ACCOUNT_FORMS = {
    "login": "seen.apps.identity.forms.SignInForm",
    "change_password": "seen.apps.identity.forms.PasswordForm",
    "reauthenticate": "seen.apps.identity.forms.ConfirmForm",
}
# A whole agency may stand behind one address, so tries are counted by account first; failures by address too.
ACCOUNT_RATE_LIMITS = {"login": "600/m/ip", "login_failed": "60/m/ip,5/5m/key"}
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("SEEN_PROXIES", "0"))
MFA_ADAPTER = "seen.apps.identity.accounts.SecondStep"
MFA_FORMS = {
    "authenticate": "seen.apps.identity.forms.CodeForm",
    "reauthenticate": "seen.apps.identity.forms.ConfirmCodeForm",
    "activate_totp": "seen.apps.identity.forms.SetUpForm",
    "deactivate_totp": "seen.apps.identity.forms.RemoveForm",
    "generate_recovery_codes": "seen.apps.identity.forms.RecoveryForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Seen"
CSRF_FAILURE_VIEW = "seen.kit.pages.views.form_too_old"

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = "Lax"
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
IDLE_MINUTES = 15  # on a child's pages: architecture, Decided
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True
STATIC_URL = "static/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": HOME / "files"}},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
