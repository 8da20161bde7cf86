"""The search: one function that finds the candidates of a question in what the person reads, and the indexes
of vectors, one for each embedding model.

The function runs as the owner, under the policy `definer`, which lets everything pass: it takes the rights from
`colombage_read_bases()` itself, in its first statement, and every later one compares `base_id` with them. So
the indexes are used whatever the server calls leakproof, and the app role has no other way to search. It is
`stable`: all its statements see one moment, rights and passages alike.

How rare a stem is, is asked of the passages that the person reads and of no others: PostgreSQL's statistics
are closed to the owner of a table with forced row-level security, and they would tell how often a word stands
in bases that the person may not read.
"""

from alembic import op
from sqlalchemy import text

from colombage.migrations import roles

revision = "0012"
down_revision = "0011"

# A sample of passages that costs no more than its own size: one of 256 shares, or several.
INDEXES = """
-- Stems beside the text rather than in a table of their own: reading those of thousands takes half the time.
alter table knowledge_passages set (toast_tuple_target = 4080);
create index knowledge_passages_sample on knowledge_passages ((id & 255), base_id);
create unique index embedding_profiles_serving on embedding_profiles (state) where state = 'serving';
create index knowledge_vectors_profile_1 on knowledge_vectors
    using hnsw ((embedding::{vectors}.halfvec(384)) {vectors}.halfvec_cosine_ops) where profile_id = 1;
"""

# A stem as a query that finds it and nothing else, whatever characters it holds.
STEM = r"""
create function knowledge_stem(stem text) returns tsquery language sql immutable strict parallel safe
    return ('''' || replace(replace(stem, '\', '\\'), '''', '''''') || '''')::tsquery;
"""

SEARCH = """
create function knowledge_search(asked_bases uuid[], stems text[], codes text[],
    question {vectors}.halfvec, profile smallint, most integer, asked_establishment uuid,
    media_types text[], since date, until date)
returns table (passage_id bigint, version_id uuid, document_id uuid, base_id uuid, base_name text,
    data_class text, document text, version integer, number integer, page integer, heading_path text[], header text,
    passage text, approved boolean, review_on date, dated timestamptz,
    cosine double precision, vector_rank bigint, lexical_rank bigint, lexical_score double precision,
    exact boolean, weights double precision[])
language plpgsql stable security definer set search_path = colombage, pg_temp
set plan_cache_mode = force_custom_plan set jit = off as $search$
#variable_conflict use_column
declare
    -- Up to here everything is looked at; above, a sample tells how rare a stem is.
    whole constant integer := 2000;
    sampled constant integer := 600;
    -- About as many passages are scored by their words; stems of too many only weigh.
    scored constant integer := 4000;
    -- Up to here vectors are compared one by one; above, their index is asked.
    compared constant integer := 20000;
    usual_stems constant double precision := 80;
    bases uuid[];
    versions uuid[];
    terms text[] := stems || codes;
    queries tsquery[];
    shares double precision[];
    readable double precision;
    share_size bigint;
    shares_needed bigint;
    sought tsquery;
    dimensions integer;
    to_compare bigint;
    lexical_ids bigint[];
    lexical_scores double precision[];
    exact_ids bigint[];
    vector_ids bigint[];
    found_weights double precision[];
begin
    select array_agg(b.id) into bases from knowledge_bases b
    where b.id = any ((select colombage_read_bases())::uuid[])
        and (cardinality(asked_bases) = 0 or b.id = any (asked_bases))
        and (asked_establishment is null or b.establishment_id = asked_establishment);
    if bases is null then
        return;
    end if;
    if media_types is not null or since is not null or until is not null then
        select coalesce(array_agg(v.id), '{{}}'), coalesce(sum(v.passages_count), 0) into versions, to_compare
        from knowledge_documents d join knowledge_versions v on v.id = d.current_version_id
        where d.base_id = any (bases) and (media_types is null or v.media_type = any (media_types))
            and (since is null or v.created_at >= since) and (until is null or v.created_at < until + 1);
    end if;

    if cardinality(terms) > 0 then
        select array_agg(knowledge_stem(t.term) order by t.place) into queries
        from unnest(terms) with ordinality t (term, place);
        select count(*) into readable
        from (select from knowledge_passages p where p.base_id = any (bases) limit whole + 1) looked_at;
        if readable > whole then
            select greatest(count(*), 1) into share_size from knowledge_passages p
            where (p.id & 255) = 0 and p.base_id = any (bases);
            readable := share_size * 256;
            shares_needed := least(256, ceil(sampled::double precision / share_size));
            with sample as materialized (
                select p.id, strip(p.words) as words from knowledge_passages p
                where (p.id & 255) = any (array(select generate_series(0, shares_needed - 1)))
                    and p.base_id = any (bases)
            ), held as (
                select q.place, count(*) as passages
                from sample s join unnest(queries) with ordinality q (query, place) on s.words @@ q.query
                group by q.place
            )
            select array_agg(coalesce(h.passages, 0) / greatest((select count(*) from sample), 1)::double precision
                order by t.place) into shares
            from generate_series(1, cardinality(terms)) t (place) left join held h using (place);
            -- The rarest always, then the next ones as long as few passages hold them.
            select string_agg(queries[r.place]::text, ' | ')::tsquery into sought
            from (
                select t.place, row_number() over rarest as nth, sum(t.share) over rarest as together
                from unnest(shares) with ordinality t (share, place)
                window rarest as (order by t.share, t.place)
            ) r
            where r.nth = 1 or r.together * readable <= scored;
        else
            select string_agg(q.query::text, ' | ')::tsquery into sought from unnest(queries) q (query);
        end if;

        with matched as materialized (
            select p.id, p.version_id, strip(p.words) as words from knowledge_passages p
            where p.base_id = any (bases) and p.words @@ sought
            limit 4 * scored
        ), hits as materialized (
            select m.id, q.place
            from matched m join unnest(queries) with ordinality q (query, place) on m.words @@ q.query
        ), weighed as materialized (
            -- Exact for the stems that were sought; for the frequent others the sample says more.
            select t.place, greatest(0, ln(greatest(readable, 1)
                / greatest(count(h.id), shares[t.place] * readable, 0.5))) as weight
            from generate_series(1, cardinality(terms)) t (place) left join hits h using (place)
            group by t.place
        ), scores as (
            select h.id, sum(w.weight) as weight, bool_or(h.place > cardinality(stems)) as exact
            from hits h join weighed w using (place) group by h.id
        ), ordered as (
            -- A long passage holds a word more easily: the length of BM25, with its usual constants.
            select s.id, s.exact,
                s.weight * 2.2 / (1 + 1.2 * (0.25 + 0.75 * length(m.words) / usual_stems)) as score
            from scores s join matched m using (id)
            where versions is null or m.version_id = any (versions)
        ), best as (
            (select o.id, o.exact, o.score from ordered o order by o.score desc, o.id limit most)
            union
            (select o.id, o.exact, o.score from ordered o where o.exact order by o.score desc, o.id limit most / 2)
        )
        select array_agg(b.id order by b.score desc, b.id), array_agg(b.score order by b.score desc, b.id),
            array_agg(b.id) filter (where b.exact), (select array_agg(w.weight order by w.place) from weighed w)
        into lexical_ids, lexical_scores, exact_ids, found_weights from best b;
    end if;

    select e.dimensions into dimensions from embedding_profiles e
    where e.id = profile and e.state = 'serving' and e.dimensions = {vectors}.vector_dims(question);
    if dimensions is not null then
        if versions is null then
            select count(*) into to_compare from (select from knowledge_vectors e
                where e.profile_id = profile and e.base_id = any (bases) limit compared + 1) counted;
        end if;
        if to_compare <= compared and versions is not null then
            select array_agg(n.passage_id order by n.distance) into vector_ids
            from (
                select e.passage_id, e.embedding operator({vectors}.<=>) question as distance
                from knowledge_passages p join knowledge_vectors e on e.passage_id = p.id
                where e.profile_id = profile and p.version_id = any (versions)
                order by distance limit most
            ) n;
        elsif to_compare <= compared then
            select array_agg(n.passage_id order by n.distance) into vector_ids
            from (
                select e.passage_id, e.embedding operator({vectors}.<=>) question as distance
                from knowledge_vectors e where e.profile_id = profile and e.base_id = any (bases)
                order by distance limit most
            ) n;
        else
            -- Goes on until enough of what it meets is the reader's and passes the filters; the partial index
            -- wants the profile's number and dimensions written out.
            perform set_config('hnsw.iterative_scan', 'strict_order', true);
            perform set_config('hnsw.ef_search', '250', true);
            execute format('select array_agg(n.passage_id order by n.distance) from (
                select e.passage_id, e.embedding::{vectors}.halfvec(%1$s) operator({vectors}.<=>) $1 as distance
                from knowledge_vectors e where e.profile_id = %2$s and e.base_id = any ($2)
                    and ($4 is null or (select p.version_id from knowledge_passages p
                        where p.id = e.passage_id) = any ($4))
                order by e.embedding::{vectors}.halfvec(%1$s) operator({vectors}.<=>) $1 limit $3) n',
                dimensions, profile)
            into vector_ids using question, bases, most, versions;
        end if;
    end if;

    return query
    select p.id, p.version_id, p.document_id, p.base_id, b.name, b.data_class, d.name, v.number, p.number, p.page,
        p.heading_path, p.header, p.text, coalesce(d.approved_version_id = v.id, false), d.review_on,
        v.created_at, 1 - (e.embedding operator({vectors}.<=>) question), c.vector_rank, c.lexical_rank,
        lexical_scores[c.lexical_rank], coalesce(p.id = any (exact_ids), false), found_weights
    from (
        select u.id, min(u.place) filter (where not u.lexical) as vector_rank,
            min(u.place) filter (where u.lexical) as lexical_rank
        from (
            select i.id, i.place, false as lexical from unnest(vector_ids) with ordinality i (id, place)
            union all
            select i.id, i.place, true from unnest(lexical_ids) with ordinality i (id, place)
        ) u group by u.id
    ) c
    join knowledge_passages p on p.id = c.id and p.base_id = any (bases)
    join knowledge_documents d on d.id = p.document_id and d.current_version_id = p.version_id
        and d.deleted_at is null
    join knowledge_versions v on v.id = p.version_id
    join knowledge_bases b on b.id = p.base_id
    left join knowledge_vectors e on dimensions is not null and e.passage_id = p.id and e.profile_id = profile;
end
$search$;
revoke all on function knowledge_search(uuid[], text[], text[], {vectors}.halfvec, smallint, integer, uuid,
    text[], date, date) from public;
grant execute on function knowledge_search(uuid[], text[], text[], {vectors}.halfvec, smallint, integer, uuid,
    text[], date, date) to {app};
"""

# An index belongs to the owner, who is not there while the server runs: these two are how system makes one.
PROFILES = """
create function prepare_embedding_profile(given_name text, given_dimensions integer) returns smallint
    language plpgsql volatile security definer set search_path = colombage, pg_temp set lock_timeout = '5s' as $prepare$
declare
    found_id smallint;
    found_dimensions integer;
begin
    select p.id, p.dimensions into found_id, found_dimensions from embedding_profiles p where p.name = given_name;
    if found_id is null then
        insert into embedding_profiles (id, name, dimensions, state)
        select coalesce(max(p.id), 0) + 1, given_name, given_dimensions, 'filling' from embedding_profiles p
        returning id into found_id;
    elsif found_dimensions <> given_dimensions then
        raise exception 'the dimensions of an embedding profile do not change';
    else
        update embedding_profiles p set state = 'filling' where p.id = found_id and p.state = 'retired';
    end if;
    execute format('create index if not exists knowledge_vectors_profile_%1$s on knowledge_vectors
        using hnsw ((embedding::{vectors}.halfvec(%2$s)) {vectors}.halfvec_cosine_ops) where profile_id = %1$s',
        found_id, given_dimensions);
    return found_id;
end
$prepare$;
create function retire_embedding_profile(given_id smallint) returns void
    language plpgsql volatile security definer set search_path = colombage, pg_temp set lock_timeout = '5s' as $retire$
begin
    update embedding_profiles p set state = 'retired' where p.id = given_id and p.state <> 'serving';
    if not found then
        raise exception 'the embedding profile in force is not retired';
    end if;
    execute format('drop index if exists knowledge_vectors_profile_%s', given_id);
end
$retire$;
revoke all on function prepare_embedding_profile(text, integer), retire_embedding_profile(smallint) from public;
grant execute on function prepare_embedding_profile(text, integer), retire_embedding_profile(smallint) to {system};
"""

# A citation names a version. Once its document is deleted the version's row is gone: this is what is left to
# say so by, to those who read the base.
GONE = """
create table knowledge_gone (
    version_id uuid primary key,
    document_id uuid not null,
    base_id uuid not null references knowledge_bases on delete cascade
);
alter table knowledge_gone enable row level security, force row level security;
create policy definer on knowledge_gone to current_user using (true) with check (true);
create policy readers_of_the_base on knowledge_gone for select to {app}
    using (base_id = any ((select colombage_read_bases())::uuid[]));
grant select on knowledge_gone to {app};
create function remember_gone() returns trigger language plpgsql security definer
    set search_path = colombage, pg_temp as $gone$
begin
    -- Not when the document's own row goes, which means that its base does.
    insert into knowledge_gone (version_id, document_id, base_id)
    select old.id, old.document_id, old.base_id from knowledge_documents d where d.id = old.document_id
    on conflict do nothing;
    return null;
end
$gone$;
create trigger remember_gone after delete on knowledge_versions
    for each row execute function remember_gone();
"""


def upgrade() -> None:
    names = roles()
    # Wherever the administrator put the extension: the functions name its schema and search no other.
    schema = (
        op.get_bind()
        .execute(
            text(
                "select quote_ident(n.nspname) from pg_extension e join pg_namespace n on n.oid = e.extnamespace"
                " where e.extname = 'vector'"
            )
        )
        .scalar_one()
    )
    given = {"app": names.app, "system": names.system, "vectors": schema}
    op.execute(INDEXES.format(**given))
    op.execute(STEM)
    op.execute(SEARCH.format(**given))
    op.execute(PROFILES.format(**given))
    op.execute(GONE.format(**given))
