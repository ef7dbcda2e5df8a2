package com.arisgourmet.local.demo;

import com.arisgourmet.local.Problem;
import com.arisgourmet.local.management.ManagementPort;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/** The mails that auth-service keeps in local mode. */
public final class Mailbox {
    private static final Pattern INVITATION = Pattern.compile("#invitation=([A-Za-z0-9_-]+)");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String LIST = "mails";

    private final ManagementPort auth;

    /** @param url of auth-service's management port */
    public Mailbox(String url) {
        this.auth = ManagementPort.of("auth-service", url);
    }

    int size(String to) {
        return auth.get(LIST, Map.of("to", to)).size();
    }

    /**
     * Waits for it.
     *
     * @param known how many mails there were before it
     * @return the token of the newest invitation
     */
    String invitation(String to, int known) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            var mails = auth.get(LIST, Map.of("to", to));
            var link = INVITATION.matcher(mails.path(0).path("text").asString(""));
            if (mails.size() > known && link.find()) {
                return link.group(1);
            }
            pause();
        }
        throw new Problem("No invitation for %s was mailed.".formatted(to));
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("Stopped.", e);
        }
    }
}
