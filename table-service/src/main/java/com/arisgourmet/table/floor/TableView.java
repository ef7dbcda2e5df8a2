package com.arisgourmet.table.floor;

import com.arisgourmet.contracts.TableState;
import com.arisgourmet.defaults.security.Caller;
import com.arisgourmet.defaults.security.Permission;
import com.arisgourmet.table.qr.QrLinks;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A table as the API shows it.
 *
 * @param status {@code free} or {@code occupied}
 * @param qrUrl for those alone who may print it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TableView(
        @JsonUnwrapped TableState table,
        String status,
        @Nullable UUID openSessionId,
        @Nullable String qrUrl) {

    static TableView of(FloorTable table, QrLinks links, Caller caller) {
        return new TableView(
                table.state(),
                table.openSessionId() == null ? "free" : "occupied",
                table.openSessionId(),
                caller.may(Permission.TABLE_WRITE) ? links.of(table.qrCode()) : null);
    }
}
