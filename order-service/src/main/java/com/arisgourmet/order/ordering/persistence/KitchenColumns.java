package com.arisgourmet.order.ordering.persistence;

import com.arisgourmet.defaults.persistence.Columns;
import com.arisgourmet.order.ordering.domain.KitchenDelivery;
import java.time.Instant;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What an order's row says of its delivery to the kitchen. */
@Component
class KitchenColumns {
    private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};

    private final JsonMapper json;

    KitchenColumns(JsonMapper json) {
        this.json = json;
    }

    /** An order of the time before there were confirmations counts as received since it was placed. */
    KitchenDelivery read(Columns row) {
        Instant since = row.instantOrNull("kitchen_since");
        return new KitchenDelivery(
                KitchenDelivery.State.ofWireName(row.text("kitchen_state")),
                since == null ? row.instant("placed_at") : since,
                row.number("kitchen_version"),
                json.readValue(row.text("kitchen_waiting_for"), STRINGS));
    }

    /** To {@code :kitchen}, {@code :kitchenSince}, {@code :kitchenVersion} and {@code :kitchenWaiting}. */
    GenericExecuteSpec bind(GenericExecuteSpec statement, KitchenDelivery delivery) {
        return statement
                .bind("kitchen", delivery.state().wireName())
                .bind("kitchenSince", Columns.dateTime(delivery.since()))
                .bind("kitchenVersion", delivery.version())
                .bind("kitchenWaiting", json.writeValueAsString(delivery.waitingFor()));
    }
}
