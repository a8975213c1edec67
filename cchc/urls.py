"""The addresses of the site, one folder a domain."""

from django.contrib import admin
from django.urls import include, path

from cchc.api import api

urlpatterns = [
    path("", include("cchc.home.urls")),
    path("", include("cchc.web.urls")),
    path("tai-khoan/", include("cchc.accounts.urls")),
    path("don-vi/", include("cchc.units.urls")),
    path("lich-lam-viec/", include("cchc.workcal.urls")),
    path("tep/", include("cchc.files.urls")),
    path("thong-bao/", include("cchc.notices.urls")),
    path("chi-so/", include("cchc.indicators.urls")),
    path("nhiem-vu/", include("cchc.tasks.urls")),
    path("van-ban/", include("cchc.directives.urls")),
    path("danh-gia/", include("cchc.assessment.urls")),
    path("nhat-ky/", include("cchc.audit.urls")),
    path("api/v1/", api.urls),
    path("admin/", admin.site.urls),
]
