-- How fetching a folder went last, for those who ask later. problem, detail: what is wrong, null if nothing is;
-- abilities: what the server offers, one word after the other.
create table folder_health (
    folder_id bigint primary key references folder (id) on delete cascade,
    checked_at timestamp(6) with time zone,
    failing_since timestamp(6) with time zone,
    problem varchar(100),
    detail varchar(1000),
    abilities varchar(1000) not null,
    certificate_for varchar(500),
    certificate_until timestamp(6) with time zone
);
