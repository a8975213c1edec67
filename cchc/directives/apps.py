from django.apps import AppConfig


class DirectivesConfig(AppConfig):
    name = "cchc.directives"
    label = "directives"
