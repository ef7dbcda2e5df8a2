-- What happens by itself all the time, about a hundred times a shift for each person: AuditEvent.isRoutine says the same.
alter table audit
  add routine boolean generated always as (event in ('refresh.succeeded', 'refresh.repeated')) virtual,
  add key audit_of_note (restaurant_id, routine, id),
  add key audit_by_event (restaurant_id, event, id),
  add key audit_by_actor (restaurant_id, actor, id, event);
