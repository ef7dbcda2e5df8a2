package com.arisgourmet.local.cli;

import com.arisgourmet.local.Problem;
import com.arisgourmet.local.home.Home;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

/** Held by the one {@code up} of an installation; the operating system lets go of it with the process. */
final class OnlyOne implements AutoCloseable {
    private final FileChannel channel;

    private OnlyOne(FileChannel channel) {
        this.channel = channel;
    }

    static OnlyOne in(Home home) throws IOException {
        Home.folder(home.data());
        var channel = FileChannel.open(home.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        return new OnlyOne(channel);
    }

    /** Fails if another one is at work. */
    void require() throws IOException {
        if (channel.tryLock() == null) {
            throw new Problem("Another ./aris up is at work here. See ./aris status, or end it with ./aris down.");
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
