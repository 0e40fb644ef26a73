-- The thing first: H2 looks up a list of values only in the first column of an index.
create index event_thing on event (entity_id, entity, position);
drop index event_entity;
