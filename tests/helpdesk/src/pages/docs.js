// Shows the document of this server. No validator elsewhere is asked.
SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#api",
  docExpansion: "full",
  validatorUrl: null,
});
