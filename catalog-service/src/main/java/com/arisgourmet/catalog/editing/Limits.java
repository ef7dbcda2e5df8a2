package com.arisgourmet.catalog.editing;

/** How large the parts of a menu may be. */
public final class Limits {
    public static final int NAME = 120;
    public static final int KEY = 80;
    public static final int DESCRIPTION = 1_000;
    public static final int TAG = 40;
    public static final int TAGS = 30;
    public static final int URL = 500;
    public static final int LANGUAGES = 10;
    public static final int POSITION = 100_000;
    public static final int PREP_MINUTES = 600;
    public static final int BASIS_POINTS = 10_000;
    public static final int REMAINING = 100_000;
    public static final int SELECTIONS = 100;
    public static final int OPTIONS_PER_GROUP = 100;
    public static final int VARIANTS_PER_PRODUCT = 100;
    public static final int GROUPS_PER_PRODUCT = 20;
    public static final int CATEGORIES = 200;
    public static final int OPTION_GROUPS = 500;
    public static final int PRODUCTS = 1_000;
    public static final int VARIANTS = 5_000;

    /** In minor units; keeps every total of an order far within 64 bits and exact in a browser. */
    public static final long AMOUNT = 1_000_000_000_000L;

    /** BCP 47, language and perhaps region. */
    public static final String LANGUAGE = "[a-z]{2,3}(-[A-Z]{2})?";

    /** ISO 4217. */
    public static final String CURRENCY = "[A-Z]{3}";

    /** An https address, or a path under the gateway. */
    public static final String IMAGE_URL = "(https://|/)[^\\s<>\"']*";

    private Limits() {}
}
