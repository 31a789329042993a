"""The admin's forms that take tries."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm as WagtailLoginForm
from wagtail.admin.forms.auth import PasswordResetForm as WagtailPasswordResetForm

from cms.signin.guard import PASSWORD_RESET, count, guard
from cms.signin.refusals import waiting_time


class LoginForm(WagtailLoginForm):
    """Wagtail's, with a label of its password that can be translated; it says when to come back."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("Password")

    def get_invalid_login_error(self) -> ValidationError:
        """Tell a wrong password from one that was not even looked at."""
        if not getattr(self.request, "axes_locked_out", False):
            return super().get_invalid_login_error()
        self.request.says_why = True
        seconds = guard().seconds_left(self.request, getattr(self.request, "axes_credentials", None))
        return ValidationError(waiting_time(seconds), code="too_many_tries")


class PasswordResetForm(WagtailPasswordResetForm):
    """Wagtail's, which sends a mail at every try, so that tries are counted, whoever has the address."""

    def save(self, *args, request=None, **kwargs) -> None:
        """Send no more mails than somebody needs."""
        if not count(request, f"{PASSWORD_RESET}{self.cleaned_data['email']}"):
            super().save(*args, request=request, **kwargs)
