package com.arisgourmet.e2e.stream;

import com.arisgourmet.e2e.Database;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What order-service has committed for one restaurant, read from its outbox.
 *
 * @param versions of each order, by the events' subject
 */
record Committed(Map<String, NavigableSet<Long>> versions) {

    static Committed of(UUID restaurant) {
        Map<String, NavigableSet<Long>> versions = new HashMap<>();
        try (var connection = Database.as("aris_order");
                var select = connection.prepareStatement("""
                        select aggregate_id, aggregate_version from outbox
                        where restaurant_id = ? and aggregate_type = 'order'""")) {
            select.setBytes(1, bytes(restaurant));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    versions.computeIfAbsent("order/" + uuid(rows.getBytes(1)), order -> new TreeSet<>())
                            .add(rows.getLong(2));
                }
            }
            return new Committed(versions);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    long events() {
        return versions.values().stream().mapToLong(NavigableSet::size).sum();
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static UUID uuid(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}
