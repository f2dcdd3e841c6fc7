package sqlstore

// sqliteSteps make the tables of SQLite, one schema after the other. Instants are microseconds of Unix time.
var sqliteSteps = []string{`
create table mailrx_streams (
	kind        text    not null,
	name        text    not null,
	version     integer not null,
	listed      integer not null default 0,
	member      text    not null default '',
	status      text    not null default '',
	hold        text    not null default '',
	owner       integer not null default 0,
	since       integer not null default 0,
	updated     integer not null default 0,
	row_version integer not null default 0,
	primary key (kind, name)
) without rowid;
create index mailrx_streams_member on mailrx_streams (member) where listed;
create index mailrx_streams_hold on mailrx_streams (hold) where hold <> '';

create table mailrx_records (
	kind    text    not null,
	name    text    not null,
	version integer not null,
	at      integer not null,
	event   text    not null,
	schema  integer not null,
	data    blob    not null,
	role    integer not null,
	actor   text    not null,
	key     text    not null,
	print   blob    not null,
	prev    blob    not null,
	hash    blob    not null,
	primary key (kind, name, version),
	foreign key (kind, name) references mailrx_streams (kind, name)
) without rowid;

create table mailrx_keys (
	kind    text    not null,
	name    text    not null,
	key     text    not null,
	print   blob    not null,
	version integer not null,
	primary key (kind, name, key),
	foreign key (kind, name) references mailrx_streams (kind, name)
) without rowid;

create table mailrx_refs (
	ref_kind  text not null,
	ref_value text not null,
	kind      text not null,
	name      text not null,
	primary key (ref_kind, ref_value),
	foreign key (kind, name) references mailrx_streams (kind, name)
) without rowid;

create table mailrx_tasks (
	seq    integer primary key,
	id     text    not null unique,
	kind   text    not null,
	name   text    not null,
	work   text    not null,
	schema integer not null,
	data   blob    not null,
	key    text    not null,
	due    integer not null,
	ready  integer not null,
	tries  integer not null default 0,
	token  integer not null default 0,
	note   text    not null,
	parked integer not null
);
create index mailrx_tasks_ready on mailrx_tasks (ready, seq) where not parked;
create index mailrx_tasks_parked on mailrx_tasks (kind, name) where parked;

create table mailrx_token (last integer not null);
insert into mailrx_token (last) values (0);

create table mailrx_people (
	ref     text    not null,
	version integer not null,
	words   blob,
	salt    blob,
	hash    text    not null,
	primary key (ref, version)
);

create table mailrx_documents (
	id    text primary key not null,
	kind  text not null,
	bytes blob not null
);
`}
