from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "cchc.home"
    label = "home"
