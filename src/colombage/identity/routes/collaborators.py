"""What the routes of identity are given. Composed by `app`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from fastapi import Request

from colombage.audit.actions.append_audit import AppendAudit
from colombage.identity.actions.accept_invitation import AcceptInvitation
from colombage.identity.actions.add_department import AddDepartment
from colombage.identity.actions.add_establishment import AddEstablishment
from colombage.identity.actions.add_person import AddPerson
from colombage.identity.actions.add_profession import AddProfession
from colombage.identity.actions.change_department import ChangeDepartment
from colombage.identity.actions.change_establishment import ChangeEstablishment
from colombage.identity.actions.change_language import ChangeLanguage
from colombage.identity.actions.change_password import ChangePassword
from colombage.identity.actions.change_person import ChangePerson
from colombage.identity.actions.change_profession import ChangeProfession
from colombage.identity.actions.check_first_use_link import CheckFirstUseLink
from colombage.identity.actions.check_invitation import CheckInvitation
from colombage.identity.actions.end_grant import EndGrant
from colombage.identity.actions.find_near_colleagues import FindNearColleagues
from colombage.identity.actions.give_grant import GiveGrant
from colombage.identity.actions.issue_invitation import IssueInvitation
from colombage.identity.actions.list_demonstration_accounts import ListDemonstrationAccounts
from colombage.identity.actions.list_departments import ListDepartments
from colombage.identity.actions.list_establishments import ListEstablishments
from colombage.identity.actions.list_people import ListPeople
from colombage.identity.actions.list_professions import ListProfessions
from colombage.identity.actions.load_demonstration import LoadDemonstration
from colombage.identity.actions.read_group import ReadGroup
from colombage.identity.actions.resume_session import ResumeSession
from colombage.identity.actions.set_up_group import SetUpGroup
from colombage.identity.actions.sign_in import SignIn
from colombage.identity.actions.sign_out import SignOut
from colombage.identity.actions.sign_out_everywhere import SignOutEverywhere
from colombage.identity.passwords import Passwords
from colombage.identity.types import SessionLives
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database

RegisterModelServer = Callable[[Actor, dict[str, str]], Awaitable[None]]
"""Takes {address, api_key, hosting} of the first model server."""
AfterDemonstration = Callable[[Actor], Awaitable[None]]
"""Adds what rooms above have for the demonstration group, as its administrator."""


@dataclass(frozen=True, slots=True)
class IdentityActions:
    """`public_url`: the address that people type; unset, the one of the request stands in links."""

    read_group: ReadGroup
    resume_session: ResumeSession
    sign_in: SignIn
    sign_out: SignOut
    sign_out_everywhere: SignOutEverywhere
    list_demonstration_accounts: ListDemonstrationAccounts
    check_first_use_link: CheckFirstUseLink
    load_demonstration: LoadDemonstration
    set_up_group: SetUpGroup
    check_invitation: CheckInvitation
    accept_invitation: AcceptInvitation
    issue_invitation: IssueInvitation
    list_people: ListPeople
    find_near_colleagues: FindNearColleagues
    add_person: AddPerson
    change_person: ChangePerson
    give_grant: GiveGrant
    end_grant: EndGrant
    change_language: ChangeLanguage
    change_password: ChangePassword
    list_establishments: ListEstablishments
    add_establishment: AddEstablishment
    change_establishment: ChangeEstablishment
    list_departments: ListDepartments
    add_department: AddDepartment
    change_department: ChangeDepartment
    list_professions: ListProfessions
    add_profession: AddProfession
    change_profession: ChangeProfession
    public_url: str | None = None
    register_model_server: RegisterModelServer | None = None
    after_demonstration: AfterDemonstration | None = None

    @classmethod
    def compose(
        cls,
        database: Database,
        audit: AppendAudit,
        passwords: Passwords,
        lives: SessionLives,
        *,
        public_url: str | None = None,
        register_model_server: RegisterModelServer | None = None,
        after_demonstration: AfterDemonstration | None = None,
    ) -> IdentityActions:
        """All of them on the same database: there is nothing to choose."""
        return cls(
            read_group=ReadGroup(database),
            resume_session=ResumeSession(database, lives),
            sign_in=SignIn(database, audit, passwords, lives),
            sign_out=SignOut(database, audit),
            sign_out_everywhere=SignOutEverywhere(database, audit),
            list_demonstration_accounts=ListDemonstrationAccounts(database),
            check_first_use_link=CheckFirstUseLink(database),
            load_demonstration=LoadDemonstration(database, audit, passwords, lives),
            set_up_group=SetUpGroup(database, audit, passwords, lives),
            check_invitation=CheckInvitation(database),
            accept_invitation=AcceptInvitation(database, audit, passwords, lives),
            issue_invitation=IssueInvitation(database, audit),
            list_people=ListPeople(database),
            find_near_colleagues=FindNearColleagues(database),
            add_person=AddPerson(database, audit),
            change_person=ChangePerson(database, audit),
            give_grant=GiveGrant(database, audit),
            end_grant=EndGrant(database, audit),
            change_language=ChangeLanguage(database),
            change_password=ChangePassword(database, audit, passwords),
            list_establishments=ListEstablishments(database),
            add_establishment=AddEstablishment(database, audit),
            change_establishment=ChangeEstablishment(database, audit),
            list_departments=ListDepartments(database),
            add_department=AddDepartment(database, audit),
            change_department=ChangeDepartment(database, audit),
            list_professions=ListProfessions(database),
            add_profession=AddProfession(database, audit),
            change_profession=ChangeProfession(database, audit),
            public_url=public_url,
            register_model_server=register_model_server,
            after_demonstration=after_demonstration,
        )

    def is_secure(self, request: Request) -> bool:
        """Whether people come by https, as the public address or the proxy's headers say."""
        return request.url.scheme == "https" or (self.public_url or "").startswith("https:")
