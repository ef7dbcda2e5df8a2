package com.arisgourmet.order.ordering.domain;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether screens of the kitchen have drawn an order's tickets, of which each station with work has one. An order whose
 * work is all held, voided or already begun has nothing to draw and counts as received.
 *
 * @param since when it came to that state; work fired later begins anew
 * @param version of the order that has to be drawn; the drawing of an older one does not count
 * @param waitingFor stations of which no screen has confirmed yet, sorted; empty exactly if received
 */
public record KitchenDelivery(State state, Instant since, long version, List<String> waitingFor) {
    public KitchenDelivery {
        if (waitingFor.isEmpty() != (state == State.RECEIVED)) {
            throw new IllegalArgumentException(state + " waiting for " + waitingFor);
        }
    }

    /** Wire names in lower case. */
    public enum State {
        SENT,
        RECEIVED,
        /** Sent, and nobody confirmed in time. */
        UNCONFIRMED;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static State ofWireName(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }
    }

    /** Of a new order. */
    static KitchenDelivery of(List<Item> items, Instant now) {
        List<String> stations =
                stationsIn(ItemStatus.PLACED, items).sorted().distinct().toList();
        return new KitchenDelivery(stations.isEmpty() ? State.RECEIVED : State.SENT, now, 1, stations);
    }

    /**
     * @param station null: a screen of every station
     * @param drawn version of the order that the screen shows
     * @return this, if that tells nothing new
     */
    KitchenDelivery drawnBy(@Nullable String station, long drawn, Instant now) {
        return drawn < version
                ? this
                : waitingOnlyFor(
                        waitingFor.stream()
                                .filter(waiting -> station != null && !waiting.equals(station))
                                .toList(),
                        now);
    }

    /** @return this, unless what was sent then is still waited for */
    KitchenDelivery overdue(Instant sent, Instant now) {
        return state == State.SENT && since.equals(sent)
                ? new KitchenDelivery(State.UNCONFIRMED, now, version, waitingFor)
                : this;
    }

    /** A station whose work has gone on, or was voided, need not confirm any more. */
    KitchenDelivery afterStep(List<Item> items, Instant now) {
        List<String> toDraw = stationsIn(ItemStatus.PLACED, items).toList();
        return waitingOnlyFor(waitingFor.stream().filter(toDraw::contains).toList(), now);
    }

    /** @param version of the order with the fired items */
    KitchenDelivery afterFiring(List<Item> fired, long version, Instant now) {
        List<String> stations = Stream.concat(
                        waitingFor.stream(), fired.stream().map(Item::station))
                .sorted()
                .distinct()
                .toList();
        return state == State.UNCONFIRMED
                ? new KitchenDelivery(state, since, version, stations)
                : new KitchenDelivery(State.SENT, now, version, stations);
    }

    private KitchenDelivery waitingOnlyFor(List<String> stations, Instant now) {
        if (stations.size() == waitingFor.size()) {
            return this;
        }
        return stations.isEmpty()
                ? new KitchenDelivery(State.RECEIVED, now, version, stations)
                : new KitchenDelivery(state, since, version, stations);
    }

    private static Stream<String> stationsIn(ItemStatus status, List<Item> items) {
        return items.stream().filter(item -> item.status() == status).map(Item::station);
    }
}
