package com.arisgourmet.catalog.menu;

import com.arisgourmet.catalog.categories.Category;
import com.arisgourmet.catalog.options.OptionGroup;
import com.arisgourmet.catalog.products.Product;
import java.util.List;

/** Everything a restaurant has on its menu, in the menu's order. */
public record WholeMenu(List<Category> categories, List<OptionGroup> optionGroups, List<Product> products) {}
