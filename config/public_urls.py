"""The addresses of readers: all there is in a process for them alone (ROLE=public)."""

from django.urls import include, path

urlpatterns = [path("", include("hearings.urls"))]

handler400 = "config.errors.bad_request"
handler403 = "config.errors.forbidden"
handler404 = "config.errors.not_found"
handler500 = "config.failures.server_error"
