"""Forms of the admin that take a limited number of tries."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm as WagtailLoginForm
from wagtail.admin.forms.auth import PasswordResetForm as WagtailPasswordResetForm

from cms.signin.login_limits import PASSWORD_RESET, count, guard
from cms.signin.refusals import waiting_time


class LoginForm(WagtailLoginForm):
    """Wagtail's log-in form, with a translatable label of its password; it says when to try again."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("Password")

    def get_invalid_login_error(self) -> ValidationError:
        """The error for a wrong password, or for one that was not even compared: when to try again."""
        if not getattr(self.request, "axes_locked_out", False):
            return super().get_invalid_login_error()
        self.request.says_why = True
        seconds = guard().seconds_left(self.request, getattr(self.request, "axes_credentials", None))
        return ValidationError(waiting_time(seconds), code="too_many_tries")


class PasswordResetForm(WagtailPasswordResetForm):
    """Wagtail's form for a new password, with counted tries: each sends a mail to whoever has the address."""

    def save(self, *args, request=None, **kwargs) -> None:
        """Send the mail, unless too many were asked for."""
        if not count(request, f"{PASSWORD_RESET}{self.cleaned_data['email']}"):
            super().save(*args, request=request, **kwargs)
