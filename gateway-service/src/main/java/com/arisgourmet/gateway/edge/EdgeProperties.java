package com.arisgourmet.gateway.edge;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Each limit is how many requests a second go on for ever; ten seconds' worth may come at once.
 *
 * @param allowedOrigins whose pages may call the API and open sockets, besides our own
 * @param tenantLimit of one restaurant: its guests, staff and other systems together
 * @param subjectLimit of one guest or member of staff
 * @param qrCodeLimit scans of one code: a table's whole party, again and again
 * @param scanLimit scans from one address, of whatever codes: all tables may come in at once, and nobody guesses
 * @param addressLimit of one address; a whole restaurant sits behind one, so it is far above what 200 guests do
 * @param limitScale all limits times this, for load tests
 */
@ConfigurationProperties("aris.edge")
record EdgeProperties(
        @DefaultValue List<String> allowedOrigins,
        @DefaultValue("200") int tenantLimit,
        @DefaultValue("20") int subjectLimit,
        @DefaultValue("2") int qrCodeLimit,
        @DefaultValue("40") int scanLimit,
        @DefaultValue("400") int addressLimit,
        @DefaultValue("1") int limitScale) {}
