package com.arisgourmet.table.floor;

import com.arisgourmet.contracts.EventType;
import com.arisgourmet.contracts.TableState;
import com.arisgourmet.defaults.outbox.Outbox;
import com.arisgourmet.defaults.outbox.OutboxEvent;
import com.arisgourmet.defaults.persistence.Ids;
import com.arisgourmet.defaults.persistence.Transactions;
import com.arisgourmet.defaults.web.ETags;
import com.arisgourmet.table.floor.TableRequests.AreaBody;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Adds, edits and removes areas. A table's state names its area, so renaming an area changes its tables too. */
@Component
class ChangeAreas {
    private final Areas areas;
    private final Tables tables;
    private final Outbox outbox;
    private final Transactions transactions;

    ChangeAreas(Areas areas, Tables tables, Outbox outbox, Transactions transactions) {
        this.areas = areas;
        this.tables = tables;
        this.outbox = outbox;
        this.transactions = transactions;
    }

    Mono<Area> add(UUID restaurantId, AreaBody body) {
        return areas.insert(restaurantId, body.asArea(Ids.next(), 1))
                .onErrorMap(DuplicateKeyException.class, taken -> FloorProblems.nameTaken());
    }

    Mono<Area> edit(UUID restaurantId, UUID id, @Nullable String ifMatch, AreaBody body) {
        return transactions.run(() -> locked(restaurantId, id, ifMatch)
                .flatMap(before -> areas.update(restaurantId, body.asArea(id, before.version() + 1))
                        .onErrorMap(DuplicateKeyException.class, taken -> FloorProblems.nameTaken())
                        .flatMap(after -> after.name().equals(before.name())
                                ? Mono.just(after)
                                : renameInTables(restaurantId, after).thenReturn(after))));
    }

    Mono<Void> remove(UUID restaurantId, UUID id, @Nullable String ifMatch) {
        return transactions.run(() -> locked(restaurantId, id, ifMatch)
                .flatMap(area -> areas.delete(restaurantId, id))
                .onErrorMap(DataIntegrityViolationException.class, used -> FloorProblems.areaInUse()));
    }

    private Mono<Void> renameInTables(UUID restaurantId, Area area) {
        return tables.lockArea(restaurantId, area.id())
                .map(found ->
                        found.stream().map(table -> inArea(table.state(), area)).toList())
                .flatMap(changed ->
                        Flux.fromIterable(changed).concatMap(tables::update).then(outbox.append(events(changed))));
    }

    private Mono<Area> locked(UUID restaurantId, UUID id, @Nullable String ifMatch) {
        return areas.lock(restaurantId, id)
                .switchIfEmpty(Mono.error(FloorProblems::noArea))
                .doOnNext(area -> ETags.requireMatch(ifMatch, area.version()));
    }

    private static TableState inArea(TableState it, Area area) {
        return new TableState(
                it.id(),
                it.restaurantId(),
                area.id(),
                area.name(),
                it.code(),
                it.seats(),
                it.x(),
                it.y(),
                it.version() + 1);
    }

    private static List<OutboxEvent> events(List<TableState> changed) {
        return changed.stream()
                .map(it -> new OutboxEvent(EventType.TABLE_CHANGED, it.restaurantId(), it.id(), it.version(), it))
                .toList();
    }
}
