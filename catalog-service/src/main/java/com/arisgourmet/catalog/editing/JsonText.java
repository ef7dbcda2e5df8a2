package com.arisgourmet.catalog.editing;

import com.arisgourmet.contracts.Text;
import com.arisgourmet.defaults.persistence.Columns;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/** The parts of an aggregate that stand as JSON in a column of its row. */
@Component
public class JsonText {
    private final JsonMapper json;

    JsonText(JsonMapper json) {
        this.json = json;
    }

    public String of(Object value) {
        return json.writeValueAsString(value);
    }

    public <T> List<T> list(Columns row, String column, Class<T> element) {
        return read(row, column, json.getTypeFactory().constructCollectionType(List.class, element));
    }

    public Map<String, Text> texts(Columns row) {
        return read(row, "translations", json.getTypeFactory().constructMapType(Map.class, String.class, Text.class));
    }

    /** @return the keys that name an aggregate's parts in imports and exports, by the part's id */
    public Map<UUID, String> keys(Columns row, String column) {
        return read(row, column, json.getTypeFactory().constructMapType(Map.class, UUID.class, String.class));
    }

    private <T> T read(Columns row, String column, JavaType type) {
        return json.readValue(row.text(column), type);
    }
}
