package com.arisgourmet.table.floor;

import com.arisgourmet.contracts.TableState;
import com.arisgourmet.table.qr.QrCode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A table as it stands now.
 *
 * @param openSessionId the session of whoever sits there
 */
public record FloorTable(
        TableState state, QrCode qrCode, @Nullable UUID openSessionId) {}
