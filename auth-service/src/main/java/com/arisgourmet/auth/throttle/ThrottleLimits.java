package com.arisgourmet.auth.throttle;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much is tried before it is refused, within a window. A whole restaurant sits behind one address, hence the
 * distance between the first two.
 *
 * @param signInsPerAccount of one account from one address
 * @param signInsPerRestaurant of one restaurant's accounts from one address
 * @param registrations of restaurants from one address
 * @param passwordChanges by one member with a wrong password
 * @param resetsPerAccount mails asked for by whoever, wherever: more would only bury the ones sent
 * @param resetsPerAddress mails asked for from one address, for whatever account
 * @param mailedTokens tokens presented from one address
 * @param pairings pairing codes presented from one address
 */
@ConfigurationProperties("aris.throttle")
record ThrottleLimits(
        @DefaultValue("10") int signInsPerAccount,
        @DefaultValue("200") int signInsPerRestaurant,
        @DefaultValue("120") int registrations,
        @DefaultValue("10") int passwordChanges,
        @DefaultValue("5") int resetsPerAccount,
        @DefaultValue("60") int resetsPerAddress,
        @DefaultValue("120") int mailedTokens,
        @DefaultValue("20") int pairings,
        @DefaultValue("5m") Duration window) {}
