"""The door of the web server."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cchc.settings")
application = get_wsgi_application()

# What the site is made of lives as long as its process. Read whole and set aside, it is not walked through by the
# collector, which else stops a page in thirty for 70 to 100 ms.
_ = get_resolver().url_patterns
gc.collect()
gc.freeze()
