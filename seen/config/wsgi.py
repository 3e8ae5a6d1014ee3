"""The service, as an application server runs it."""

import os

from django.core.wsgi import get_wsgi_application

from seen.kit.database.many import spare_what_is_loaded

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "seen.config.settings")
application = get_wsgi_application()
spare_what_is_loaded()
