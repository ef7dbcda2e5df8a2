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
    private final String mails;

    /** @param mails where those sent are to be seen */
    Welcome(Progress out, String url, String mails) {
        this.out = out;
        this.url = url;
        this.mails = mails;
    }

    void addresses() {
        out.say("");
        row("Sign in", url + "/staff");
        row("Waiter", url + "/waiter");
        row("Kitchen", url + "/kitchen");
        row("API", url + "/docs");
        row("Mails", mails);
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
