-- What the server said last of a message there. marks: 1 read, 2 answered, 4 flagged, 8 marked as deleted, added up; null: never asked.
-- answered_at: when it was noticed that it was answered in another program; gone_at: since when it is not there any more;
-- removed_by_us: because its mailbox wants it so.
alter table mail_location add column marks smallint;
alter table mail_location add column answered_at timestamp(6) with time zone;
alter table mail_location add column gone_at timestamp(6) with time zone;
alter table mail_location add column removed_by_us boolean;

-- How far a folder has been looked through for such changes: every change of the server's up to mod_seq (0: it does not count them),
-- and every message from walked_to on (1: all). Good for one uid_validity.
create table folder_marks (
    folder_id bigint primary key references folder (id) on delete cascade,
    uid_validity bigint not null,
    mod_seq bigint not null,
    walked_to bigint not null
);
