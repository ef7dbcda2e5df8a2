package com.arisgourmet.contracts;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param code what stands on the table, unique in the restaurant
 * @param x position on the floor plan, per mille of its width
 * @param y position on the floor plan, per mille of its height
 */
public record TableState(
        UUID id,
        UUID restaurantId,
        @Nullable UUID areaId,
        @Nullable String areaName,
        String code,
        int seats,
        int x,
        int y,
        long version) {}
