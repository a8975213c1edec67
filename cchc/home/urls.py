from django.urls import path

from cchc.home import views

app_name = "home"
urlpatterns = [path("", views.today_page, name="today")]
