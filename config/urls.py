"""All addresses: the desk, and the public site. Languages are no part of it: config.language takes their prefix off."""

from django.contrib import admin
from django.urls import include, path

from config.public_urls import handler400, handler403, handler404, handler500

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("config.public_urls")),
]
