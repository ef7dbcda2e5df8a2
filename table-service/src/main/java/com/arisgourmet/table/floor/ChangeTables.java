package com.arisgourmet.table.floor;

import com.arisgourmet.contracts.EventType;
import com.arisgourmet.contracts.TableState;
import com.arisgourmet.defaults.outbox.Outbox;
import com.arisgourmet.defaults.outbox.OutboxEvent;
import com.arisgourmet.defaults.persistence.Ids;
import com.arisgourmet.defaults.persistence.Transactions;
import com.arisgourmet.defaults.web.ETags;
import com.arisgourmet.table.floor.TableRequests.NewTables;
import com.arisgourmet.table.floor.TableRequests.TableBody;
import com.arisgourmet.table.qr.QrCode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Adds, edits and removes tables; each change commits with its event. A table somebody sits at keeps its code, which orders
 * and sessions show, and can't be removed.
 */
@Component
class ChangeTables {
    private final Tables tables;
    private final Areas areas;
    private final Outbox outbox;
    private final Transactions transactions;

    ChangeTables(Tables tables, Areas areas, Outbox outbox, Transactions transactions) {
        this.tables = tables;
        this.areas = areas;
        this.outbox = outbox;
        this.transactions = transactions;
    }

    Mono<FloorTable> add(UUID restaurantId, TableBody body) {
        return transactions.run(() -> areaName(restaurantId, body.areaId())
                .map(areaName -> body.asTable(Ids.next(), restaurantId, areaName, 1))
                .flatMap(this::insert)
                .flatMap(table -> changed(List.of(table.state())).thenReturn(table)));
    }

    Mono<List<FloorTable>> addBatch(UUID restaurantId, NewTables body) {
        return transactions.run(() -> areaNamed(restaurantId, body.areaName())
                .flatMap(area -> Flux.fromIterable(body.batch().places())
                        .map(place -> new TableState(
                                Ids.next(),
                                restaurantId,
                                area.id(),
                                area.name(),
                                place.code(),
                                body.seats(),
                                place.x(),
                                place.y(),
                                1))
                        .concatMap(this::insert)
                        .collectList())
                .flatMap(added ->
                        changed(added.stream().map(FloorTable::state).toList()).thenReturn(added)));
    }

    Mono<FloorTable> edit(UUID restaurantId, UUID id, @Nullable String ifMatch, TableBody body) {
        return transactions.run(() -> locked(restaurantId, id, ifMatch)
                .zipWith(areaName(restaurantId, body.areaId()))
                .flatMap(found -> edit(found.getT1(), body, found.getT2())));
    }

    Mono<Void> remove(UUID restaurantId, UUID id, @Nullable String ifMatch) {
        return transactions.run(() -> locked(restaurantId, id, ifMatch)
                .doOnNext(ChangeTables::requireFree)
                .map(FloorTable::state)
                .flatMap(state -> tables.delete(restaurantId, id).then(outbox.append(removed(state)))));
    }

    private Mono<FloorTable> edit(FloorTable table, TableBody body, String areaName) {
        TableState before = table.state();
        if (!before.code().equals(body.code().strip())) {
            requireFree(table);
        }
        TableState after = body.asTable(before.id(), before.restaurantId(), areaName, before.version() + 1);
        return tables.update(after)
                .onErrorMap(DuplicateKeyException.class, taken -> FloorProblems.codeTaken())
                .then(changed(List.of(after)))
                .thenReturn(new FloorTable(after, table.qrCode(), table.openSessionId()));
    }

    private Mono<FloorTable> locked(UUID restaurantId, UUID id, @Nullable String ifMatch) {
        return tables.lock(restaurantId, id)
                .switchIfEmpty(Mono.error(FloorProblems::noTable))
                .doOnNext(table -> ETags.requireMatch(ifMatch, table.state().version()));
    }

    private Mono<FloorTable> insert(TableState table) {
        QrCode code = QrCode.random();
        return tables.insert(table, code)
                .onErrorMap(DuplicateKeyException.class, taken -> FloorProblems.codeTaken())
                .thenReturn(new FloorTable(table, code, null));
    }

    /** @return the area's name, or nothing's: an empty text */
    private Mono<String> areaName(UUID restaurantId, @Nullable UUID areaId) {
        return areaId == null
                ? Mono.just("")
                : areas.lock(restaurantId, areaId)
                        .map(Area::name)
                        .switchIfEmpty(Mono.error(FloorProblems::unknownArea));
    }

    private Mono<Area> areaNamed(UUID restaurantId, String name) {
        return areas.findByName(restaurantId, name.strip())
                .switchIfEmpty(Mono.defer(() -> areas.insert(restaurantId, new Area(Ids.next(), name.strip(), 0, 1))));
    }

    private Mono<Void> changed(List<TableState> states) {
        return outbox.append(states.stream()
                .map(it -> new OutboxEvent(EventType.TABLE_CHANGED, it.restaurantId(), it.id(), it.version(), it))
                .toList());
    }

    private static OutboxEvent removed(TableState it) {
        TableState last = new TableState(
                it.id(),
                it.restaurantId(),
                it.areaId(),
                it.areaName(),
                it.code(),
                it.seats(),
                it.x(),
                it.y(),
                it.version() + 1);
        return new OutboxEvent(EventType.TABLE_DELETED, it.restaurantId(), it.id(), last.version(), last);
    }

    private static void requireFree(FloorTable table) {
        if (table.openSessionId() != null) {
            throw FloorProblems.occupied();
        }
    }
}
