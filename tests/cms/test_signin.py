"""Doors that take tries: who has to wait after failures, and who is never kept out by a stranger's."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt, AccessLog
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from cms.signin import login_limits
from cms.signin.addresses import client_address, trusted
from cms.signin.devices import COOKIE

pytestmark = pytest.mark.django_db
OFFICE, HOME, ELSEWHERE = "198.51.100.7", "203.0.113.9", "192.0.2.55"


@pytest.fixture(autouse=True)
def few(monkeypatch):
    """Limits as the site's, of fewer tries."""
    monkeypatch.setattr(login_limits, "LOG_IN", login_limits.Limits(here=3, address=6, account=8))
    monkeypatch.setitem(login_limits.DOORS, login_limits.SHARED_PASSWORD, login_limits.Limits(here=7))


@pytest.fixture
def aigul(db):
    """An editor."""
    user = get_user_model().objects.create_user("aigul", email="aigul@example.org", password="right")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    return user


def in_admin(client: Client, password: str, account: str = "aigul", address: str = ELSEWHERE, **more):
    """The answer to the admin's log-in form, sent from an address behind the site's proxy."""
    return client.post(
        "/admin/login/",
        {"username": account, "password": password, "next": "/admin/"},
        headers={"x-forwarded-for": address, **more},
    )


def by_api(client: Client, password: str, account: str = "aigul", address: str = ELSEWHERE):
    return client.post(
        "/++api++/@login",
        {"login": account, "password": password},
        content_type="application/json",
        headers={"x-forwarded-for": address},
    )


def try_passwords(times: int, door=in_admin, **more) -> None:
    """A stranger without cookies, who gives another name for the browser each time."""
    for number in range(times):
        door(Client(HTTP_USER_AGENT=f"browser {number}"), f"guess {number}", **more)


@pytest.mark.parametrize("door", [in_admin, by_api])
def test_whoever_tries_passwords_soon_has_to_wait(aigul, door):
    try_passwords(login_limits.LOG_IN.here, door)
    response = door(Client(), "right")
    assert response.status_code == 429
    assert 0 < int(response["Retry-After"]) <= 30 * 60


def test_the_readers_log_in_counts_too_and_says_so(aigul):
    try_passwords(login_limits.LOG_IN.here)
    data = {"username": "aigul", "password": "right"}
    response = Client().post("/en/_util/login/", data, headers={"x-forwarded-for": ELSEWHERE})
    assert response.status_code == 429
    assert "too many failed tries" in response.content.decode()


def test_tries_at_one_door_count_at_the_other(aigul):
    try_passwords(login_limits.LOG_IN.here - 1, by_api)
    assert in_admin(Client(), "another guess").status_code == 429


def test_the_api_refuses_in_plone_s_words(aigul):
    try_passwords(login_limits.LOG_IN.here, by_api)
    response = by_api(Client(), "right")
    assert (response.status_code, response["Content-Type"]) == (429, "application/json")
    assert response.json()["error"]["type"] == "TooManyRequests"
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "There were too many failed tries. Try again in 30 minutes."),
        ("ru", "Слишком много неудачных попыток. Попробуйте снова через 30 минут."),
        ("kk", "Сәтсіз әрекет тым көп болды. 30 минуттан кейін қайталап көріңіз."),
    ],
)
def test_the_admin_says_why_in_the_person_s_language(aigul, language, words):
    try_passwords(login_limits.LOG_IN.here)
    response = in_admin(Client(), "right", **{"accept-language": language})
    assert response.status_code == 429
    assert words in response.content.decode()
    assert 'name="password"' in response.content.decode()


def test_after_the_time_is_over_the_right_password_opens(aigul):
    try_passwords(login_limits.LOG_IN.here)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=31))
    assert in_admin(Client(), "right").status_code == 302


def test_trying_on_while_locked_keeps_nobody_out_for_longer(aigul):
    try_passwords(login_limits.LOG_IN.here)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=29))
    assert int(in_admin(Client(), "guess")["Retry-After"]) <= 60


def test_a_success_makes_up_for_the_failures_before(aigul):
    for _round in range(3):
        try_passwords(login_limits.LOG_IN.here - 1)
        assert in_admin(Client(), "right").status_code == 302


def test_an_account_tried_from_everywhere_opens_only_where_its_owner_is_known(aigul):
    assert in_admin(Client(), "right", address=OFFICE).status_code == 302
    for number in range(login_limits.LOG_IN.account):
        in_admin(Client(), "guess", address=f"192.0.2.{number}")
    assert in_admin(Client(), "right", address=HOME).status_code == 429
    assert in_admin(Client(), "right", address=OFFICE).status_code == 302


def test_a_browser_somebody_signed_in_with_is_never_locked_by_strangers(aigul):
    mine = Client()
    assert in_admin(mine, "right", address=OFFICE).status_code == 302
    mine.post("/admin/logout/")
    try_passwords(login_limits.LOG_IN.account)
    try_passwords(login_limits.LOG_IN.here, address=OFFICE)
    assert in_admin(Client(), "right", address=OFFICE).status_code == 429
    # From the office and on the way, whatever strangers do there.
    assert in_admin(mine, "right", address=OFFICE).status_code == 302
    assert in_admin(mine, "right", address=ELSEWHERE).status_code == 302


def test_the_api_s_clients_keep_the_cookie_too(aigul):
    mine = Client()
    assert by_api(mine, "right", address=OFFICE).status_code == 200
    try_passwords(login_limits.LOG_IN.here, by_api, address=OFFICE)
    assert by_api(mine, "right", address=OFFICE).status_code == 200
    assert list(mine.cookies) == [COOKIE]


def test_a_known_browser_has_a_limit_of_its_own(aigul):
    mine = Client()
    in_admin(mine, "right", address=OFFICE)
    for _number in range(login_limits.LOG_IN.here):
        in_admin(mine, "guess", address=OFFICE)
    assert in_admin(mine, "right", address=OFFICE).status_code == 429
    assert in_admin(Client(), "right", address=OFFICE).status_code == 302


def test_the_cookie_of_one_account_opens_no_other(aigul):
    get_user_model().objects.create_user("saule", password="right")
    mine = Client()
    by_api(mine, "right", account="saule")
    for number in range(login_limits.LOG_IN.here):
        by_api(mine, f"guess {number}")
    assert by_api(mine, "right").status_code == 429


def test_a_forged_cookie_is_nobody_s(aigul):
    stranger = Client()
    stranger.cookies[COOKIE] = "eyJpZCI6ImEiLCJhY2NvdW50cyI6W119:1abcde:forged"
    for number in range(login_limits.LOG_IN.here):
        in_admin(stranger, f"guess {number}")
    assert in_admin(stranger, "right").status_code == 429


def test_the_cookie_is_out_of_reach_of_scripts_and_of_other_sites(aigul, settings):
    settings.SESSION_COOKIE_SECURE = True
    client = Client()
    in_admin(client, "right")
    cookie = client.cookies[COOKIE]
    assert (cookie["httponly"], cookie["secure"], cookie["samesite"]) == (True, True, "Lax")
    assert "aigul" not in cookie.value


def test_one_address_that_tries_many_accounts_has_to_wait(aigul):
    assert in_admin(Client(), "right", address=OFFICE).status_code == 302
    get_user_model().objects.create_user("saule", password="right")
    for number in range(login_limits.LOG_IN.address):
        in_admin(Client(), "guess", account=f"name{number}", address=OFFICE)
    assert in_admin(Client(), "right", account="saule", address=OFFICE).status_code == 429
    assert in_admin(Client(), "right", account="saule", address=HOME).status_code == 302
    # Colleagues who sign in there every day go on.
    assert in_admin(Client(), "right", address=OFFICE).status_code == 302


def test_a_name_is_counted_however_it_is_written(aigul):
    for name in ("Aigul", "AIGUL", "ａｉｇｕｌ"):
        by_api(Client(), "guess", account=name)
    assert by_api(Client(), "right").status_code == 429


def test_addresses_people_signed_in_from_are_forgotten(aigul):
    in_admin(Client(), "right", address=OFFICE)
    AccessLog.objects.update(attempt_time=timezone.now() - login_limits.ADDRESS_LASTS - timedelta(days=1))
    in_admin(Client(), "right", address=HOME)
    assert [log.ip_address for log in AccessLog.objects.all()] == [HOME]


def test_no_password_is_written_down(aigul):
    in_admin(Client(), "a-guess-nobody-may-read")
    row = AccessAttempt.objects.get()
    assert "a-guess-nobody-may-read" not in " ".join(str(value) for value in vars(row).values())


def protected(page: Page) -> str:
    """The address of the form that asks for a page's password, below the id of the page it is asked on."""
    restriction = PageViewRestriction.objects.create(
        page=page, restriction_type="password", password="open sesame"
    )
    address = reverse("wagtailcore_authenticate_with_password", args=[restriction.pk, page.pk])
    return address.removesuffix(f"{page.pk}/")


def test_the_shared_password_of_a_page_takes_so_many_tries(db):
    root, home = Page.objects.order_by("depth")[:2]
    below = protected(root)
    door, other = f"{below}{root.pk}/", f"{below}{home.pk}/"

    def ask(password: str, address: str = ELSEWHERE, door: str = door):
        data = {"password": password, "return_url": "/en/"}
        return Client().post(door, data, headers={"x-forwarded-for": address})

    for number in range(login_limits.DOORS[login_limits.SHARED_PASSWORD].here):
        assert ask(f"guess {number}", door=other if number % 2 else door).status_code in (200, 429)
    refused = ask("open sesame")
    assert refused.status_code == 429
    assert "too many failed tries" in refused.content.decode()
    assert ask("open sesame", address=HOME).status_code == 302
    # Signing in is another door.
    assert not AccessLog.objects.exists()


def test_readers_who_mistype_a_shared_password_do_not_close_the_admin(aigul):
    root = Page.objects.get(depth=1)
    door = f"{protected(root)}{root.pk}/"
    for _number in range(login_limits.LOG_IN.address + 1):
        Client().post(door, {"password": "guess"}, headers={"x-forwarded-for": OFFICE})
    assert in_admin(Client(), "right", address=OFFICE).status_code == 302


def test_nobody_s_mailbox_is_filled_with_password_resets(aigul):
    answers = [
        Client().post("/admin/password_reset/", {"email": "aigul@example.org"}).status_code
        for _number in range(8)
    ]
    assert len(mail.outbox) == login_limits.DOORS[login_limits.PASSWORD_RESET].here - 1
    assert (answers[0], answers[-1]) == (302, 429)


def test_resets_for_an_address_nobody_has_are_answered_alike(aigul):
    def answers(email: str) -> list[int]:
        return [Client().post("/admin/password_reset/", {"email": email}).status_code for _number in range(5)]

    assert answers("aigul@example.org") == answers("nobody@example.org")


@pytest.mark.parametrize(
    ("proxies", "nearest", "forwarded", "address"),
    [
        # Nobody in front: the header is the client's own invention.
        (["0"], "203.0.113.9", "1.2.3.4", "203.0.113.9"),
        (["192.0.2.1"], "203.0.113.9", "1.2.3.4", "203.0.113.9"),
        # One proxy, that appends what it sees to what the client claims.
        (["1"], "192.0.2.1", "1.2.3.4, 203.0.113.9", "203.0.113.9"),
        (["192.0.2.0/24"], "192.0.2.1", "1.2.3.4, 203.0.113.9", "203.0.113.9"),
        (["127.0.0.1", "::1"], "127.0.0.1", "203.0.113.9", "203.0.113.9"),
        # A content network before it.
        (["2"], "192.0.2.1", "1.2.3.4, 203.0.113.9, 192.0.2.77", "203.0.113.9"),
        (["192.0.2.0/24"], "192.0.2.1", "1.2.3.4, 203.0.113.9, 192.0.2.77", "203.0.113.9"),
        # A local socket.
        (["127.0.0.1"], "", "203.0.113.9", "203.0.113.9"),
        # Fewer than there should be, or nothing readable.
        (["3"], "192.0.2.1", "203.0.113.9", "203.0.113.9"),
        (["1"], "192.0.2.1", "unknown", None),
        (["1"], "192.0.2.1", "", "192.0.2.1"),
        # Ports, and the ways to write an address.
        (["1"], "192.0.2.1", "203.0.113.9:5555", "203.0.113.9"),
        (["1"], "192.0.2.1", "[2001:db8:1:2:3:4:5:6]:5555", "2001:db8:1:2::"),
        (["1"], "192.0.2.1", "::ffff:203.0.113.9", "203.0.113.9"),
    ],
)
def test_an_address_is_believed_as_far_as_the_site_s_own_proxies_go(
    rf, settings, proxies, nearest, forwarded, address
):
    settings.TRUSTED_PROXIES = trusted(proxies)
    assert client_address(rf.get("/", REMOTE_ADDR=nearest, HTTP_X_FORWARDED_FOR=forwarded)) == address


def test_what_is_no_address_is_refused_when_the_site_starts():
    with pytest.raises(ValueError, match=r"proxy\.example"):
        trusted(["proxy.example"])
