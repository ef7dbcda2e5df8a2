package com.arisgourmet.relay;

/** What the relay counts since its start. */
enum RelayCount {
    PUBLISHED("published", "events", "events added to streams by this instance, those added again included"),
    RETRIED("retried", "runs", "runs that failed and were tried again"),
    PARKED("parked", "events", "events parked because they can't be published"),
    PUT_BACK("put.back", "events", "published events made pending again because Redis had lost their entries"),
    ADOPTED("adopted", "events", "events found in their stream unmarked, after a crash or a lost answer, and marked"),
    DUPLICATES(
            "duplicates",
            "events",
            "events put back that Redis may still have had: its fence was lost, its entries were not all"),
    TRIMMED("trimmed", "entries", "entries removed from streams"),
    EVICTED("groups.evicted", "groups", "groups that lost entries they had not read, at the stream's cap");

    private final String name;
    private final String unit;
    private final String description;

    RelayCount(String name, String unit, String description) {
        this.name = name;
        this.unit = unit;
        this.description = description;
    }

    String meter() {
        return "aris.relay." + name;
    }

    String unit() {
        return unit;
    }

    String description() {
        return description;
    }
}
