package com.arisgourmet.order.pricing.domain;

import com.arisgourmet.contracts.OptionGroupState;
import com.arisgourmet.contracts.ProductState;
import java.util.Map;
import java.util.UUID;

/** The part of one restaurant's menu a cart may refer to. What is not in it does not exist for that restaurant. */
public record MenuItems(Map<UUID, ProductState> products, Map<UUID, OptionGroupState> optionGroups) {}
