// #[derive(NodeState)]
// struct State<'a, T: Debug> where T: Clone {
// name: &'a T, #[node_state(skip)] secret: String, r#type: u32
// }

#[automatically_derived]
impl<'a, T: Debug> ::telemetry_runtime::__private::NodeState for State<'a, T>
where
    T: Clone,
{
    fn keys(&self, visit: &mut dyn ::core::ops::FnMut(&str)) {
        visit("name");
        visit("type");
    }
    fn summary(
        &self,
        visit: &mut dyn ::core::ops::FnMut(
            &str,
            ::telemetry_runtime::__private::value::Value<'_>,
        ),
    ) {
        visit(
            "name",
            ::telemetry_runtime::__private::value::of(&(self.name)).telemetry_value(),
        );
        visit(
            "type",
            ::telemetry_runtime::__private::value::of(&(self.r#type)).telemetry_value(),
        );
    }
}
