"""The policy matrix, with the reference group's default in it."""

from alembic import op

from colombage.migrations import roles

revision = "0004"
down_revision = "0003"

CELLS = """
create table policy_cells (
    data_class text not null,
    hosting text not null,
    verdict text not null check (verdict in ('as_is', 'pseudonymised', 'refused')),
    changed_at timestamptz not null default now(),
    changed_by uuid,
    primary key (data_class, hosting)
);
insert into policy_cells (data_class, hosting, verdict) values
    ('public', 'on_site', 'as_is'), ('public', 'hds', 'as_is'),
    ('public', 'eu', 'as_is'), ('public', 'elsewhere', 'as_is'),
    ('internal', 'on_site', 'as_is'), ('internal', 'hds', 'as_is'),
    ('internal', 'eu', 'as_is'), ('internal', 'elsewhere', 'refused'),
    ('personal', 'on_site', 'as_is'), ('personal', 'hds', 'pseudonymised'),
    ('personal', 'eu', 'pseudonymised'), ('personal', 'elsewhere', 'refused'),
    ('health', 'on_site', 'as_is'), ('health', 'hds', 'pseudonymised'),
    ('health', 'eu', 'refused'), ('health', 'elsewhere', 'refused');
alter table policy_cells enable row level security, force row level security;
create policy everybody_reads on policy_cells for select to {app}
    using ((select colombage_person()) is not null);
create policy officers_change on policy_cells for update to {app}
    using ((select colombage_holds('officer'))) with check ((select colombage_holds('officer')));
create policy system_reads on policy_cells for select to {system} using (true);
grant select, update on policy_cells to {app};
grant select on policy_cells to {system};
"""


def upgrade() -> None:
    names = roles()
    op.execute(CELLS.format(app=names.app, system=names.system))
