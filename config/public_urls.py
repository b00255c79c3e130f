"""The addresses of readers, and the operator's numbers: all there is in a process for readers alone (ROLE=public)."""

from django.urls import include, path

from config.metrics import metrics

urlpatterns = [path("metrics", metrics, name="metrics"), path("", include("hearings.urls"))]

handler400 = "config.errors.bad_request"
handler403 = "config.errors.forbidden"
handler404 = "config.errors.not_found"
handler500 = "config.failures.server_error"
