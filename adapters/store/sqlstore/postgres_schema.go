package sqlstore

// postgresSteps make the tables and the function of PostgreSQL, one schema after the other. Instants are microseconds
// of Unix time; names are compared byte for byte, as SQLite and Go do.
var postgresSteps = []string{`
create table mailrx_streams (
	kind        text collate "C" not null,
	name        text collate "C" not null,
	version     integer  not null,
	listed      boolean  not null default false,
	member      text     not null default '',
	status      text     not null default '',
	hold        text     not null default '',
	owner       smallint not null default 0,
	since       bigint   not null default 0,
	updated     bigint   not null default 0,
	row_version integer  not null default 0,
	primary key (kind, name)
) with (fillfactor = 70);
create index mailrx_streams_member on mailrx_streams (member) where listed;
create index mailrx_streams_hold on mailrx_streams (hold) where hold <> '';

create table mailrx_records (
	kind    text collate "C" not null,
	name    text collate "C" not null,
	version integer  not null,
	at      bigint   not null,
	event   text     not null,
	schema  integer  not null,
	data    bytea    not null,
	role    smallint not null,
	actor   text     not null,
	key     text     not null,
	print   bytea    not null,
	prev    bytea    not null,
	hash    bytea    not null,
	primary key (kind, name, version)
);

create table mailrx_keys (
	kind    text collate "C" not null,
	name    text collate "C" not null,
	key     text collate "C" not null,
	print   bytea   not null,
	version integer not null,
	primary key (kind, name, key)
);

create table mailrx_refs (
	ref_kind  text collate "C" not null,
	ref_value text collate "C" not null,
	kind      text not null,
	name      text not null,
	primary key (ref_kind, ref_value)
);

create sequence mailrx_counter; -- tokens, and the age of tasks

create table mailrx_tasks (
	id     text collate "C" primary key,
	seq    bigint  not null default nextval('mailrx_counter'),
	kind   text collate "C" not null,
	name   text collate "C" not null,
	work   text    not null,
	schema integer not null,
	data   bytea   not null,
	key    text    not null,
	due    bigint  not null,
	ready  bigint  not null,
	tries  integer not null default 0,
	token  bigint  not null default 0,
	note   text    not null,
	parked boolean not null
) with (fillfactor = 70);
create index mailrx_tasks_ready on mailrx_tasks (ready, seq) where not parked;
create index mailrx_tasks_parked on mailrx_tasks (kind, name) where parked;

create table mailrx_people (
	ref     text collate "C" not null,
	version integer not null,
	words   bytea,
	salt    bytea,
	hash    text    not null,
	primary key (ref, version)
);

create table mailrx_documents (
	id    text collate "C" primary key,
	kind  text  not null,
	bytes bytea not null
);
` + appendFunction}

// appendFunction is a whole group of batches in one round trip. Each statement of a function sees what was committed
// before it began, so the questions asked after the stream's row is locked have answers that last. A batch that is
// refused raises MX001, which takes back what it has written and nothing else.
const appendFunction = `
create function mailrx_append(batches jsonb)
	returns table (o_version integer, o_fault text, o_ref integer, o_kind text, o_name text)
	language plpgsql as $$
#variable_conflict use_column
declare
	b jsonb;
	v_kind text;
	v_name text;
	v_version integer;
	v_end integer;
	v_same boolean;
begin
	for b in select x from jsonb_array_elements(batches) x loop
		v_kind := b->>'kind';
		v_name := b->>'name';
		v_end := (b->>'expect')::integer + jsonb_array_length(b->'log');
		o_version := 0;
		o_fault := '';
		o_ref := 0;
		o_kind := '';
		o_name := '';
		begin
			select s.version into v_version from mailrx_streams s where s.kind = v_kind and s.name = v_name for update;
			if not found then
				insert into mailrx_streams (kind, name, version) values (v_kind, v_name, 0) on conflict do nothing;
				select s.version into v_version from mailrx_streams s where s.kind = v_kind and s.name = v_name for update;
			end if;

			if b ? 'task' then
				delete from mailrx_tasks t
					where t.id = b->>'task' and t.token = (b->>'token')::bigint and t.token > 0 and not t.parked;
				if not found then
					o_fault := 'lease';
					raise sqlstate 'MX001';
				end if;
			end if;

			if b ? 'key' then
				insert into mailrx_keys (kind, name, key, print, version)
					values (v_kind, v_name, b->>'key', decode(b->>'print', 'base64'), v_end) on conflict do nothing;
				if not found then
					select k.version, k.print = decode(b->>'print', 'base64') into o_version, v_same
						from mailrx_keys k where k.kind = v_kind and k.name = v_name and k.key = b->>'key';
					if not v_same then
						o_fault := 'key';
						raise sqlstate 'MX001';
					end if;
					o_fault := 'seen';
				end if;
			end if;

			if o_fault = '' then
				if v_version <> (b->>'expect')::integer then
					o_fault := 'conflict';
					raise sqlstate 'MX001';
				end if;

				if b ? 'take' then -- asked before anything is locked, so that two streams never wait for each other
					select t.n, r.kind, r.name into o_ref, o_kind, o_name
						from rows from (jsonb_to_recordset(b->'take') as (k text, v text)) with ordinality as t (k, v, n)
						join mailrx_refs r on r.ref_kind = t.k and r.ref_value = t.v
						where (r.kind, r.name) <> (v_kind, v_name) order by t.n limit 1;
					if found then
						o_fault := 'ref';
						raise sqlstate 'MX001';
					end if;
				end if;
				if b ? 'free' then
					delete from mailrx_refs r using jsonb_to_recordset(b->'free') as f (k text, v text)
						where r.ref_kind = f.k and r.ref_value = f.v and r.kind = v_kind and r.name = v_name;
				end if;
				while b ? 'take' loop -- until each is ours, or another stream was faster
					insert into mailrx_refs (ref_kind, ref_value, kind, name)
						select k, v, v_kind, v_name from jsonb_to_recordset(b->'take') as t (k text, v text)
						order by k, v on conflict do nothing;
					select t.n, r.kind, r.name into o_ref, o_kind, o_name
						from rows from (jsonb_to_recordset(b->'take') as (k text, v text)) with ordinality as t (k, v, n)
						left join mailrx_refs r on r.ref_kind = t.k and r.ref_value = t.v
						where (r.kind, r.name) is distinct from (v_kind, v_name) order by t.n limit 1;
					exit when not found;
					if o_kind is not null then
						o_fault := 'ref';
						raise sqlstate 'MX001';
					end if;
				end loop;

				insert into mailrx_records (kind, name, version, at, event, schema, data, role, actor, key, print, prev, hash)
					select v_kind, v_name, r.version, r.at, r.event, r.schema, decode(r.data, 'base64'), r.role, r.actor, r.key,
						decode(r.print, 'base64'), decode(r.prev, 'base64'), decode(r.hash, 'base64')
					from jsonb_to_recordset(b->'log') as r (version integer, at bigint, event text, schema integer, data text,
						role smallint, actor text, key text, print text, prev text, hash text);

				if b ? 'tasks' then
					insert into mailrx_tasks (id, kind, name, work, schema, data, key, due, ready, note, parked)
						select t.id, t.kind, t.name, t.work, t.schema, decode(t.data, 'base64'), t.key, t.due, t.due, t.note, t.parked
						from jsonb_to_recordset(b->'tasks') as t (id text, kind text, name text, work text, schema integer,
							data text, key text, due bigint, note text, parked boolean)
					on conflict (id) do update set seq = nextval('mailrx_counter'), kind = excluded.kind, name = excluded.name,
						work = excluded.work, schema = excluded.schema, data = excluded.data, key = excluded.key,
						due = excluded.due, ready = excluded.ready, tries = 0, token = 0, note = excluded.note,
						parked = excluded.parked;
				end if;

				if b ? 'row' then
					update mailrx_streams s set version = v_end, listed = true, member = b->'row'->>'member',
						status = b->'row'->>'status', hold = b->'row'->>'hold', owner = (b->'row'->>'owner')::smallint,
						since = (b->'row'->>'since')::bigint, updated = (b->'row'->>'updated')::bigint,
						row_version = (b->'row'->>'version')::integer
						where s.kind = v_kind and s.name = v_name;
				else
					update mailrx_streams s set version = v_end where s.kind = v_kind and s.name = v_name;
				end if;
				o_version := v_end;
			end if;
		exception when sqlstate 'MX001' then
			o_version := 0;
		end;
		return next;
	end loop;
end $$;
`
