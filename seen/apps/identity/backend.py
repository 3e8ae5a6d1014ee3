"""Who is asking: the account of a session, with all that makes a viewer of it, in one statement."""

from typing import Any
from uuid import UUID

from allauth.account.auth_backends import AuthenticationBackend

from seen.apps.identity.models import User, account_of, held_by, works_for
from seen.kit.database.together import together


class Backend(AuthenticationBackend):
    """Signs in as the library does; on every later request reads the account and its roles as they are now."""

    def get_user(self, user_id: Any) -> User | None:
        """Return the open account. Its `viewer_now` is for this one request: an account is read anew for each."""
        key = UUID(str(user_id))
        users, *more = together(account_of.of(key), works_for.of(key), held_by.of(key))
        user = next(iter(users), None)
        if user is None or not self.user_can_authenticate(user):
            return None
        user.viewer_now = user.viewer_from(*more)
        return user
