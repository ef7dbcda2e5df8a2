package com.arisgourmet.catalog.products;

import com.arisgourmet.catalog.editing.JsonText;
import com.arisgourmet.contracts.Money;
import com.arisgourmet.contracts.ProductState;
import com.arisgourmet.contracts.ProductState.Availability;
import com.arisgourmet.contracts.ProductState.Variant;
import com.arisgourmet.defaults.persistence.Columns;
import com.arisgourmet.defaults.persistence.Ids;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A product as it stands in its table. */
record ProductRow(JsonText json) {

    Product read(Columns row) {
        return new Product(
                row.text("item_key"),
                json.keys(row, "variant_keys"),
                new ProductState(
                        row.uuid("id"),
                        row.uuid("restaurant_id"),
                        row.uuid("category_id"),
                        row.text("name"),
                        row.textOrNull("description"),
                        json.texts(row),
                        new Money(row.number("price"), row.text("currency")),
                        row.text("station"),
                        row.integer("prep_minutes"),
                        row.integer("tax_rate"),
                        json.list(row, "allergens", String.class),
                        json.list(row, "dietary", String.class),
                        row.textOrNull("image_url"),
                        json.list(row, "variants", Variant.class),
                        json.list(row, "option_group_ids", UUID.class),
                        new Availability(
                                row.flag("available"),
                                row.integerOrNull("remaining"),
                                row.instantOrNull("available_again_at")),
                        row.integer("position"),
                        row.number("version")));
    }

    Map<String, @Nullable Object> write(Product product) {
        ProductState state = product.state();
        Instant until = state.availability().until();
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("id", Ids.bytes(state.id()));
        row.put("restaurant_id", Ids.bytes(state.restaurantId()));
        row.put("item_key", product.key());
        row.put("category_id", Ids.bytes(state.categoryId()));
        row.put("name", state.name());
        row.put("description", state.description());
        row.put("translations", json.of(state.translations()));
        row.put("price", state.price().amount());
        row.put("currency", state.price().currency());
        row.put("station", state.station());
        row.put("prep_minutes", state.prepMinutes());
        row.put("tax_rate", state.taxRate());
        row.put("allergens", json.of(state.allergens()));
        row.put("dietary", json.of(state.dietary()));
        row.put("image_url", state.imageUrl());
        row.put("variants", json.of(state.variants()));
        row.put("variant_keys", json.of(product.variantKeys()));
        row.put("option_group_ids", json.of(state.optionGroupIds()));
        row.put("available", state.availability().available() ? 1 : 0);
        row.put("remaining", state.availability().remaining());
        row.put("available_again_at", until == null ? null : Columns.dateTime(until));
        row.put("position", state.position());
        row.put("version", state.version());
        return row;
    }
}
