package com.arisgourmet.local.cli;

import com.arisgourmet.local.console.Progress;
import com.arisgourmet.local.console.TerminalQr;
import com.arisgourmet.local.demo.DemoRestaurant;
import com.arisgourmet.local.demo.SignIn;
import java.util.List;

/** What stands on the screen once everything is up. */
final class Welcome {
    private final Progress out;
    private final String url;

    Welcome(Progress out, String url) {
        this.out = out;
        this.url = url;
    }

    void addresses() {
        out.say("");
        row("Sign in", url + "/staff");
        row("Waiter", url + "/waiter");
        row("Kitchen", url + "/kitchen");
        row("API", url + "/docs");
    }

    void demo(List<SignIn> people, String tableUrl, boolean colours) {
        out.say("");
        out.say("  Restaurant: " + DemoRestaurant.SLUG);
        for (var person : people) {
            out.say("  %-9s %-28s %-21s %s"
                    .formatted(person.role(), person.email(), person.password(), person.screen()));
        }
        out.say("");
        out.say(TerminalQr.of(tableUrl, colours));
        row("A table", tableUrl);
    }

    void certificateNote() {
        out.say("  The certificate was made on this machine: a phone asks once whether to trust it.");
    }

    private void row(String name, String value) {
        out.say("  %-9s %s".formatted(name, value));
    }
}
