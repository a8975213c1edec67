from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    name = "cchc.assessment"
    label = "assessment"

    def ready(self) -> None:
        """The office's own sets can be found from here on."""
        from cchc.assessment import own_sets, shipped

        shipped.own_sets_are(own_sets)
